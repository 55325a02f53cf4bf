package org.outboxfx.app.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import javafx.collections.WeakListChangeListener;
import javafx.collections.WeakMapChangeListener;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * Lets a view follow what lives longer than it does, its view-model: for as long as the node is alive, which it is not kept
 * by being told. Views that are built anew, when the language changes or as cells of a list, so leave nothing behind.
 */
public final class Follow {

    private static final Object KEY = Follow.class;

    private final Node node;

    private Follow(Node node) {
        this.node = node;
    }

    /** @param node what is alive as long as it is to be told; must not be reachable from what it follows */
    public static Follow by(Node node) {
        return new Follow(node);
    }

    /** Shows a value now and whenever it changes. */
    public <T extends @Nullable Object> Follow value(ObservableValue<T> value, Consumer<? super T> show) {
        change(value, () -> show.accept(value.getValue()));
        show.accept(value.getValue());
        return this;
    }

    /** Does something whenever a value changes. */
    public Follow change(ObservableValue<? extends @Nullable Object> value, Runnable changed) {
        ChangeListener<Object> listener = (_, _, _) -> changed.run();
        keep(listener);
        value.addListener(new WeakChangeListener<>(listener));
        return this;
    }

    /** Does something whenever a list changes. */
    public <T> Follow list(ObservableList<T> list, Runnable changed) {
        ListChangeListener<T> listener = _ -> changed.run();
        keep(listener);
        list.addListener(new WeakListChangeListener<>(listener));
        return this;
    }

    /** Does something whenever a map changes. */
    public <K, V> Follow map(ObservableMap<K, V> map, Runnable changed) {
        MapChangeListener<K, V> listener = _ -> changed.run();
        keep(listener);
        map.addListener(new WeakMapChangeListener<>(listener));
        return this;
    }

    @SuppressWarnings("unchecked")
    private void keep(Object listener) {
        ((List<Object>) node.getProperties().computeIfAbsent(KEY, _ -> new ArrayList<>())).add(listener);
    }
}
