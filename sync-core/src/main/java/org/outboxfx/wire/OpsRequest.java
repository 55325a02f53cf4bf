package org.outboxfx.wire;

import java.util.List;

/** {@code POST /v1/ops}: a batch of operations of one device. */
public record OpsRequest(String device, List<Operation> ops) {}
