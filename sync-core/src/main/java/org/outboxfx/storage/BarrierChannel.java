package org.outboxfx.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.function.Consumer;
import org.h2.store.fs.FileBase;
import org.jspecify.annotations.Nullable;

/** A file whose writes behind the header end with their first sector. See {@link Barrier}. */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // a positional access does not move the position H2 guards
final class BarrierChannel extends FileBase {

    /** H2's header: two blocks, the second a copy of the first. H2 itself survives the loss of one. */
    static final long HEADER_BYTES = 2 * 4096;
    /** What a disk writes whole or not at all, at the least. A chunk's own header fits into it. */
    static final int SECTOR_BYTES = 512;

    private final FileChannel base;

    private final Consumer<BarrierChannel> onClose;
    private volatile @Nullable IOException firstFault;

    BarrierChannel(FileChannel base, Consumer<BarrierChannel> onClose) {
        this.base = base;
        this.onClose = onClose;
    }

    /**
     * After one fault everything is refused. H2 takes a chunk it could not read for one that is not there, goes on from an
     * older one, and would write over what it did not see.
     */
    private void requireWhole() throws IOException {
        IOException fault = firstFault;
        if (fault != null) {
            throw new IOException("Refused after an earlier fault: " + fault.getMessage(), fault);
        }
    }

    private IOException broken(IOException fault) {
        firstFault = fault;
        return DiskFaults.note(fault);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        int length = source.remaining();
        if (position < HEADER_BYTES || length <= SECTOR_BYTES) {
            writeAll(source, position);
            return length;
        }
        ByteBuffer beginning = source.slice(source.position(), SECTOR_BYTES);
        source.position(source.position() + SECTOR_BYTES);
        writeAll(source, position + SECTOR_BYTES);
        force(false);
        writeAll(beginning, position);
        return length;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        long position = base.position();
        int written = write(source, position);
        base.position(position + written);
        return written;
    }

    private void writeAll(ByteBuffer source, long position) throws IOException {
        long at = position;
        requireWhole();
        try {
            while (source.hasRemaining()) {
                at += base.write(source, at);
            }
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        requireWhole();
        try {
            return base.read(target, position);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return base.read(target);
    }

    @Override
    public long position() throws IOException {
        return base.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        base.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return base.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        requireWhole();
        base.truncate(size);
        return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        requireWhole();
        try {
            base.force(metaData);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return base.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        onClose.accept(this);
        base.close();
    }
}
