package org.outboxfx.app.channel;

import java.io.Writer;

/** What the owner of a profile does for others. Called on threads of the channel. */
public interface Answering {

    /** Brings the window to the front. Returns at once. */
    void show();

    /**
     * Runs a command; may block.
     *
     * @return its exit code
     * @throws DeviceClosedException if the device was closed meanwhile: the command is brought again, to whoever has it then
     */
    int run(Request request, Writer out, Writer err) throws DeviceClosedException;

    /** The device was closed under a command. */
    final class DeviceClosedException extends Exception {
        private static final long serialVersionUID = 1;

        public DeviceClosedException(Throwable cause) {
            super(cause);
        }
    }
}
