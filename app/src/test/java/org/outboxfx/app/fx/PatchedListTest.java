package org.outboxfx.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class PatchedListTest {

    private record Item(int key, String value) {}

    @Test
    void anEqualListIsNotTouched() {
        var target = list(List.of(new Item(1, "a"), new Item(2, "b")));
        var changes = new ArrayList<Object>();
        target.addListener((ListChangeListener<Item>) changes::add);

        target.become(List.of(new Item(1, "a"), new Item(2, "b")));

        assertThat(changes).isEmpty();
    }

    @Test
    void anItemInAnotherStateIsReplacedWhereItIs() {
        var target = list(List.of(new Item(1, "a"), new Item(2, "b"), new Item(3, "c")));
        var touched = new ArrayList<Integer>();
        target.addListener((ListChangeListener<Item>) change -> {
            while (change.next()) {
                touched.add(change.getFrom());
            }
        });

        target.become(List.of(new Item(1, "a"), new Item(2, "changed"), new Item(3, "c")));

        assertThat(target.get(1).value()).isEqualTo("changed");
        assertThat(touched).containsExactly(1);
    }

    @Test
    void whateverTheTwoListsTheyAreEqualAfterwards() {
        var random = new Random(20261121);
        for (int round = 0; round < 500; round++) {
            var target = list(items(random));
            var wanted = items(random);

            target.become(wanted);

            assertThat(target).isEqualTo(wanted);
        }
    }

    @Test
    void whatLiesBetweenTheEndsIsReplacedInOneChange() {
        var target = list(IntStream.range(0, 5_000).mapToObj(key -> new Item(key, "a")).toList());
        var changes = new ArrayList<String>();
        target.addListener((ListChangeListener<Item>) change -> {
            while (change.next()) {
                changes.add(change.getFrom() + ": " + change.getRemovedSize() + " became " + change.getAddedSize());
            }
        });

        target.become(List.of(new Item(0, "a"), new Item(7, "a"), new Item(4_000, "a"), new Item(4_999, "a")));

        assertThat(target).extracting(Item::key).containsExactly(0, 7, 4_000, 4_999);
        assertThat(changes).containsExactly("1: 4998 became 2");
    }

    @Test
    void manyItemsThatBecomeManyOthersAreNotToldAsReplacedOneByOne() {
        var random = new Random(20261201);
        var target = list(IntStream.range(0, 5_000).mapToObj(key -> new Item(key, "a")).toList());
        var followed = new ArrayList<>(target);
        target.addListener((ListChangeListener<Item>) change -> {
            while (change.next()) {
                assertThat(change.wasReplaced() ? change.getAddedSize() : 0).isLessThanOrEqualTo(PatchedList.MOST_IN_SIGHT);
                var there = followed.subList(change.getFrom(), change.getFrom() + change.getRemovedSize());
                assertThat(there).isEqualTo(change.getRemoved());
                there.clear();
                followed.addAll(change.getFrom(), change.getAddedSubList());
            }
        });

        for (int round = 0; round < 200; round++) {
            int longest = random.nextBoolean() ? 10 : 3_000;
            var wanted = random.ints(random.nextInt(longest), 0, 5_000).sorted().distinct()
                    .mapToObj(key -> new Item(key, "a")).toList();

            target.become(wanted);

            assertThat(target).isEqualTo(wanted);
            assertThat(followed).isEqualTo(wanted);
        }
    }

    private static PatchedList<Item> list(List<Item> items) {
        var list = new PatchedList<Item>(Item::key);
        list.become(items);
        return list;
    }

    private static List<Item> items(Random random) {
        return random.ints(random.nextInt(8), 0, 12).distinct().mapToObj(key -> new Item(key, "" + random.nextInt(2))).toList();
    }
}
