package org.outboxfx.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.outboxfx.app.words.Words;

class ShortcutsTest {

    @Test
    void whatUndoesAndRedoesIsOnTheListOfKeys() {
        var words = new Words(Locale.ENGLISH);
        var told = Stream.of("undo", "redo").map(key -> words.of("shortcuts." + key + ".keys"))
                .flatMap(keys -> Stream.of(keys.split(", "))).toList();

        assertThat(told).containsExactlyElementsOf(UndoKeys.all().stream().map(ShortcutsTest::written).toList());
    }

    private static String written(KeyCombination keys) {
        var combination = (KeyCodeCombination) keys;
        boolean shift = combination.getShift() == KeyCombination.ModifierValue.DOWN;
        return Stream.of(List.of("Ctrl"), shift ? List.of("Shift") : List.<String>of(), List.of(combination.getCode().getName()))
                .flatMap(List::stream).collect(Collectors.joining(" "));
    }
}
