package org.outboxfx.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class ListPatchTest {

    private record Item(int key, String value) {}

    @Test
    void anEqualListIsNotTouched() {
        var target = FXCollections.observableArrayList(new Item(1, "a"), new Item(2, "b"));
        var changes = new ArrayList<Object>();
        target.addListener((ListChangeListener<Item>) changes::add);

        ListPatch.apply(target, List.of(new Item(1, "a"), new Item(2, "b")), Item::key);

        assertThat(changes).isEmpty();
    }

    @Test
    void anItemInAnotherStateIsReplacedWhereItIs() {
        var target = FXCollections.observableArrayList(new Item(1, "a"), new Item(2, "b"), new Item(3, "c"));
        var touched = new ArrayList<Integer>();
        target.addListener((ListChangeListener<Item>) change -> {
            while (change.next()) {
                touched.add(change.getFrom());
            }
        });

        ListPatch.apply(target, List.of(new Item(1, "a"), new Item(2, "changed"), new Item(3, "c")), Item::key);

        assertThat(target.get(1).value()).isEqualTo("changed");
        assertThat(touched).containsExactly(1);
    }

    @Test
    void whateverTheTwoListsTheyAreEqualAfterwards() {
        var random = new Random(20261121);
        for (int round = 0; round < 500; round++) {
            var target = FXCollections.observableArrayList(items(random));
            var wanted = items(random);

            ListPatch.apply(target, wanted, Item::key);

            assertThat(target).isEqualTo(wanted);
        }
    }

    @Test
    void aLongListThatBecomesAShortOneChangesOnce() {
        var target = FXCollections.observableArrayList(IntStream.range(0, 5_000).mapToObj(key -> new Item(key, "a")).toList());
        var changes = new ArrayList<ListChangeListener.Change<? extends Item>>();
        target.addListener((ListChangeListener<Item>) changes::add);

        ListPatch.apply(target, List.of(new Item(7, "a"), new Item(4_000, "a")), Item::key);

        assertThat(target).extracting(Item::key).containsExactly(7, 4_000);
        assertThat(changes).hasSize(1);
    }

    private static List<Item> items(Random random) {
        return random.ints(random.nextInt(8), 0, 12).distinct().mapToObj(key -> new Item(key, "" + random.nextInt(2))).toList();
    }
}
