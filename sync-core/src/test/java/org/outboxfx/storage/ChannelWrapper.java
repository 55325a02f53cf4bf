package org.outboxfx.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBase;

/** A file that passes everything on; tests override what they watch or break. */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // a positional access does not move the position H2 guards
class ChannelWrapper extends FileBase {

    private final FileChannel base;

    ChannelWrapper(FileChannel base) {
        this.base = base;
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        return base.write(source, position);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        long position = base.position();
        int written = write(source, position);
        base.position(position + written);
        return written;
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return base.read(target, position);
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
        base.truncate(size);
        return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        base.force(metaData);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return base.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        base.close();
    }
}
