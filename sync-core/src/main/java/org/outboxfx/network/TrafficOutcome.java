package org.outboxfx.network;

public enum TrafficOutcome {
    SUCCEEDED, UNREACHABLE, CAPTIVE, SERVER_FAILING
}
