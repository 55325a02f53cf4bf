package org.outboxfx.app.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** What crosses the channel: a kind, a length, and that many bytes. One thread reads, one at a time writes. */
final class Frames implements AutoCloseable {

    /** A request holds a whole file at the most, which grows by a third when it is written as text. */
    static final int MOST_BYTES = 32_000_000;

    /** What a frame is for. The codes are part of the channel's version. */
    enum Kind {
        /** From the owner, first of all: who it is. */
        GREETING(1),
        /** To the owner: the window is wanted. */
        SHOW(2),
        /** To the owner: a command. */
        RUN(3),
        /** From the owner: standard output of a command. */
        OUT(4),
        /** From the owner: standard error of a command. */
        ERR(5),
        /** From the owner, last of all: the exit code. */
        DONE(6),
        /** From the owner: too much is being done already. */
        BUSY(7);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        static Kind of(int code) throws IOException {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new IOException("Found a frame of kind " + code + ", which this channel does not have.");
        }
    }

    record Frame(Kind kind, byte[] content) {

        String text() {
            return new String(content, UTF_8);
        }
    }

    private final SocketChannel channel;
    private final DataInputStream in;
    private final DataOutputStream out;

    Frames(SocketChannel channel) {
        this.channel = channel;
        this.in = new DataInputStream(Channels.newInputStream(channel));
        this.out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
    }

    static Frames to(Path socket) throws IOException {
        return new Frames(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    }

    void write(Kind kind, String text) throws IOException {
        write(kind, text.getBytes(UTF_8));
    }

    synchronized void write(Kind kind, byte[] content) throws IOException {
        if (content.length > MOST_BYTES) {
            throw new IOException("A command may bring " + MOST_BYTES + " bytes; found " + content.length + ".");
        }
        out.writeByte(kind.code);
        out.writeInt(content.length);
        out.write(content);
        out.flush();
    }

    /** @throws java.io.EOFException if the other end is gone */
    Frame read() throws IOException {
        Kind kind = Kind.of(in.readUnsignedByte());
        int length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("Found a frame of " + length + " bytes; expected " + MOST_BYTES + " at the most.");
        }
        byte[] content = in.readNBytes(length);
        if (content.length < length) {
            throw new java.io.EOFException();
        }
        return new Frame(kind, content);
    }

    /** Ends what waits here, on whatever thread. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
