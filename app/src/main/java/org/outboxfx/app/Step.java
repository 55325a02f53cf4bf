package org.outboxfx.app;

/** Something that is done while the device is closed. Blocks. */
interface Step {

    void run();

    /** It was in vain: all is to be as it was. */
    default void undo() {}

    /** It has served its purpose. */
    default void settle() {}
}
