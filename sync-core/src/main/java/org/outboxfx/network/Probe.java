package org.outboxfx.network;

public interface Probe {
    java.util.concurrent.CompletionStage<Reachability> ask();
}
