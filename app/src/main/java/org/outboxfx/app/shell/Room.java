package org.outboxfx.app.shell;

import javafx.css.PseudoClass;
import javafx.scene.Node;

/** How much room the window's content has, in its own pixels: what the type is enlarged by is taken off. */
enum Room {
    /** Icons for the places, and the page. */
    RAIL(0),
    /** Places and page; delivery has a page of its own, and a strip of its numbers. */
    TIGHT(560),
    /** Places, page and delivery, each as narrow as it can be. */
    NARROW(800),
    /** All there is. */
    WIDE(1000);

    private static final PseudoClass IS_NARROW = PseudoClass.getPseudoClass("narrow");
    private static final PseudoClass IS_TIGHT = PseudoClass.getPseudoClass("tight");
    private static final PseudoClass IS_RAIL = PseudoClass.getPseudoClass("rail");

    private final double from;

    Room(double from) {
        this.from = from;
    }

    static Room of(double width) {
        return width >= WIDE.from ? WIDE : width >= NARROW.from ? NARROW : width >= TIGHT.from ? TIGHT : RAIL;
    }

    boolean hasPanel() {
        return compareTo(NARROW) >= 0;
    }

    /** Lets stylesheets know. */
    void mark(Node root) {
        root.pseudoClassStateChanged(IS_NARROW, compareTo(NARROW) <= 0);
        root.pseudoClassStateChanged(IS_TIGHT, compareTo(TIGHT) <= 0);
        root.pseudoClassStateChanged(IS_RAIL, this == RAIL);
    }
}
