package org.outboxfx.app.channel;

import java.io.IOException;
import java.io.Writer;

/** Sends text as frames, at each flush and before it grows too much. A character outside the basic plane is never parted. */
final class FrameWriter extends Writer {

    private static final int MOST_CHARACTERS = 16_384;

    private final Frames frames;
    private final Frames.Kind kind;
    private final StringBuilder text = new StringBuilder();

    FrameWriter(Frames frames, Frames.Kind kind) {
        this.frames = frames;
        this.kind = kind;
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
        text.append(characters, offset, length);
        if (text.length() >= MOST_CHARACTERS) {
            flush();
        }
    }

    @Override
    public void flush() throws IOException {
        int end = text.length();
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        if (end > 0) {
            frames.write(kind, text.substring(0, end));
            text.delete(0, end);
        }
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
