package org.outboxfx.sync;

/** What kind of network a registration needs. */
public enum NetworkClass {
    ANY,
    /** Not one whose traffic costs the person money. */
    UNMETERED
}
