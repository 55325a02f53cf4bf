package org.outboxfx.app.fx;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is made when it is needed for the first time. JavaFX thread only. */
public final class Late<T> implements Supplier<T> {

    private final Supplier<? extends T> maker;
    private @Nullable T made;

    public Late(Supplier<? extends T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        T there = made;
        if (there == null) {
            there = maker.get();
            made = there;
        }
        return there;
    }

    /** Does nothing where it was not needed yet. */
    public void ifMade(Consumer<? super T> action) {
        if (made != null) {
            action.accept(made);
        }
    }
}
