package org.outboxfx.app;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.kordamp.ikonli.remixicon.RemixiconMZ;
import org.outboxfx.app.fx.Nodes;
import org.outboxfx.app.fx.Theme;
import org.outboxfx.app.words.FailureWords;
import org.outboxfx.app.words.Words;
import org.outboxfx.storage.StorageException;

/** The small window that says why the program could not start, and offers what can be done about it. JavaFX thread only. */
final class FailedStart {

    /** What the person wants now. */
    enum Answer {
        TRY_AGAIN, PUT_DAMAGED_AWAY, QUIT
    }

    private static final Set<StorageException.Reason> BEYOND_REPAIR = EnumSet.of(StorageException.Reason.DAMAGED,
            StorageException.Reason.WRONG_PASSPHRASE);

    private final Words words;
    private final Throwable failure;
    private final Runnable showFolder;
    private final SmallWindow window;
    private final VBox card = new VBox();
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    /** @param showFolder shows the person the folder that everything is kept in */
    FailedStart(Words words, Theme.Choice theme, Throwable failure, Runnable showFolder) {
        this.words = words;
        this.failure = failure;
        this.showFolder = showFolder;
        this.window = new SmallWindow(words);
        card.setId("failed");
        card.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                tell();
            }
        });
        window.hold(card, theme);
        tell();
        window.stage().setOnHidden(_ -> answer.complete(Answer.QUIT));
        window.show();
    }

    private void tell() {
        var ways = Nodes.row("card-buttons", way("failed-folder", "failed.folder", RemixiconAL.FOLDER_OPEN_LINE, showFolder));
        if (isDamaged()) {
            ways.getChildren().add(way("failed-anew", "failed.anew", RemixiconMZ.RESTART_LINE, this::askToBeginAnew));
        }
        Button again = answering("failed-again", "failed.again", Answer.TRY_AGAIN, "accent");
        show(again, head("failed.title"), Nodes.paragraph("failed-why", FailureWords.of(words, failure)),
                Nodes.paragraph("failed-hint", words.of(isDamaged() ? "failed.hint.damaged" : "failed.hint")), ways,
                Nodes.row("card-buttons", Nodes.spring(), answering("failed-quit", "menu.quit", Answer.QUIT), again));
    }

    private void askToBeginAnew() {
        Button back = Nodes.button("failed-back", words.of("unlock.back"), this::tell);
        show(back, head("failed.anew.title"), Nodes.paragraph("failed-anew-lost", words.of("failed.anew.lost")),
                Nodes.paragraph("failed-anew-kept", words.of("failed.anew.kept")),
                Nodes.row("card-buttons", Nodes.spring(),
                        answering("failed-anew-do", "unlock.anew.do", Answer.PUT_DAMAGED_AWAY, "danger"), back));
    }

    /** @param first has the keys, and answers Enter */
    private void show(Button first, Node... shown) {
        first.setDefaultButton(true);
        card.getChildren().setAll(shown);
        first.requestFocus();
        window.fit();
    }

    private Node head(String key) {
        return Nodes.row("card-head", Nodes.icon(RemixiconAL.ERROR_WARNING_LINE, "card-icon"),
                Nodes.label(words.of(key), "card-title"));
    }

    private Button way(String id, String key, Ikon ikon, Runnable action) {
        Button way = Nodes.button(id, words.of(key), action);
        way.setGraphic(Nodes.icon(ikon));
        return way;
    }

    private Button answering(String id, String key, Answer meant, String... styles) {
        return Nodes.button(id, words.of(key), () -> {
            answer.complete(meant);
            window.stage().close();
        }, styles);
    }

    /** Also if the key of the server inside is gone. */
    private boolean isDamaged() {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof StorageException)) {
            cause = cause.getCause();
        }
        return cause instanceof StorageException refused && BEYOND_REPAIR.contains(refused.reason());
    }

    Stage stage() {
        return window.stage();
    }

    /** Completes when the person has decided; the window is closed then. */
    CompletableFuture<Answer> answer() {
        return answer;
    }
}
