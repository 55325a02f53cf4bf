package org.outboxfx.app.shell;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.outboxfx.app.fx.Follow;
import org.outboxfx.app.fx.Nodes;

/** What stands in the way, below the top bar, each with what can be done about it. */
final class Banners extends VBox {

    /** What a banner's button can begin elsewhere. */
    record Remedies(Runnable openSettings, Runnable showCertificate) {}

    private final HealthViewModel model;
    private final Remedies remedies;

    Banners(HealthViewModel model, Remedies remedies) {
        this.model = model;
        this.remedies = remedies;
        setId("banners");
        Follow.by(this).list(model.notices(), this::show);
        show();
    }

    private void show() {
        getChildren().setAll(model.notices().stream().map(this::banner).toList());
        Nodes.present(this, !getChildren().isEmpty());
    }

    private Node banner(HealthViewModel.Notice notice) {
        var text = Nodes.label(notice.text(), "banner-text");
        text.setId("banner-" + notice.kind());
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        var row = Nodes.row("banner", Nodes.icon(RemixiconAL.ALERT_LINE), text);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setAccessibleRole(AccessibleRole.TEXT);
        row.setAccessibleText(notice.text());
        if (notice.kind() == HealthViewModel.Kind.DISK || notice.kind() == HealthViewModel.Kind.CERTIFICATE) {
            row.getStyleClass().add("banner-danger");
        }
        if (notice.remedy() != null) {
            var remedy = Nodes.button("banner-" + notice.kind() + "-remedy", notice.remedy(), switch (notice.kind()) {
                case DISK -> model::reopenDatabase;
                case TOKEN -> remedies.openSettings();
                case CERTIFICATE -> remedies.showCertificate();
                case RESTORED -> model::dismissRestored;
                case KEYRING, CLOCK, GIVING_BACK -> () -> {};
            });
            remedy.setMinWidth(USE_PREF_SIZE);
            row.getChildren().add(remedy);
        }
        return row;
    }
}
