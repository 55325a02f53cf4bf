package org.outboxfx.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A file system whose n-th call fails, once or from then on. One at a time: H2 makes its instances, so the state is static. */
public final class FailingDisk extends FilePathWrapper {

    static final Engine ENGINE = new Engine("failing");

    /** Which calls fail. */
    enum Fault {
        ONCE, FOR_GOOD, WRITES_FOR_GOOD
    }

    private static final AtomicInteger CALLS = new AtomicInteger();
    private static volatile int failAt = Integer.MAX_VALUE;
    private static volatile Fault fault = Fault.ONCE;

    /** Begins to count. */
    static void fail(int call, Fault how) {
        FilePath.register(new FailingDisk());
        CALLS.set(0);
        failAt = call;
        fault = how;
    }

    static void repair() {
        failAt = Integer.MAX_VALUE;
    }

    static int calls() {
        return CALLS.get();
    }

    private static void call(boolean writes) throws IOException {
        int call = CALLS.incrementAndGet();
        boolean fails = switch (fault) {
            case ONCE -> call == failAt;
            case FOR_GOOD -> call >= failAt;
            case WRITES_FOR_GOOD -> writes && call >= failAt;
        };
        if (fails) {
            throw new IOException("No space left on device (test)");
        }
    }

    @Override
    public String getScheme() {
        return "failing";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        call(false);
        return new ChannelWrapper(getBase().open(mode)) {
            @Override
            public synchronized int write(ByteBuffer source, long position) throws IOException {
                call(true);
                return super.write(source, position);
            }

            @Override
            public synchronized int read(ByteBuffer target, long position) throws IOException {
                call(false);
                return super.read(target, position);
            }

            @Override
            public void force(boolean metaData) throws IOException {
                call(true);
                super.force(metaData);
            }

            @Override
            public FileChannel truncate(long size) throws IOException {
                call(true);
                return super.truncate(size);
            }
        };
    }
}
