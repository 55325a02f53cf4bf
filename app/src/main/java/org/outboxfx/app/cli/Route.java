package org.outboxfx.app.cli;

/** The way from a command that was understood to the device it works on. */
interface Route {

    /** Runs a command, wherever the device is. */
    Exit run(DeviceCommand command) throws Exception;

    /** @throws CommandFailure if this is the process that has the device, and works for another */
    default void expectOutside() {}
}
