package org.outboxfx.app.fx;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/**
 * Many rows became many others, told as one row that was replaced, rows that went and rows that came. Of a replacement JavaFX
 * asks for a layout once for each row, which takes longer than all else; of the others once.
 */
final class Turnover<T> extends ListChangeListener.Change<T> {

    /**
     * A part of the change.
     *
     * @param to behind the last row that came; where the next part begins
     */
    private record Part<T>(int from, int to, List<T> gone) {}

    private final List<Part<T>> parts;
    private int current = -1;

    /**
     * @param list as it is now
     * @param gone what was there, at least one
     * @param come how many are there now, more than one
     */
    Turnover(ObservableList<T> list, int from, List<T> gone, int come) {
        super(list);
        int second = from + 1;
        var replaced = new Part<>(from, second, gone.subList(0, 1));
        var came = new Part<T>(second, from + come, List.of());
        parts = gone.size() == 1
                ? List.of(replaced, came)
                : List.of(replaced, new Part<>(second, second, gone.subList(1, gone.size())), came);
    }

    @Override
    public boolean next() {
        if (current < parts.size() - 1) {
            current++;
            return true;
        }
        return false;
    }

    @Override
    public void reset() {
        current = -1;
    }

    @Override
    public int getFrom() {
        return part().from();
    }

    @Override
    public int getTo() {
        return part().to();
    }

    @Override
    public List<T> getRemoved() {
        return part().gone();
    }

    @Override
    protected int[] getPermutation() {
        return new int[0];
    }

    private Part<T> part() {
        if (current < 0) {
            throw new IllegalStateException("next() was not called");
        }
        return parts.get(current);
    }
}
