package org.outboxfx.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BarrierTest {

    private static final int CHUNK = 8192;

    @TempDir
    Path folder;

    @BeforeEach
    void register() {
        Barrier.register();
        FilePath.register(new Recording());
        Recording.CALLS.clear();
    }

    @Test
    void firstSectorOfAChunkIsWrittenLastAndAfterAForce() throws IOException {
        try (FileChannel file = open()) {
            int written = file.write(bytes(12_288), CHUNK);

            assertThat(written).isEqualTo(12_288);
        }
        assertThat(Recording.CALLS).containsExactly("write 11776 at 8704", "force", "write 512 at 8192");
    }

    @Test
    void headerBlocksAreWrittenAtOnce() throws IOException {
        try (FileChannel file = open()) {
            file.write(bytes(8192), 0);
            file.write(bytes(4096), 4096);
        }
        assertThat(Recording.CALLS).containsExactly("write 8192 at 0", "write 4096 at 4096");
    }

    @Test
    void aSingleSectorNeedsNoBarrierAndOneByteMoreDoes() throws IOException {
        try (FileChannel file = open()) {
            file.write(bytes(512), CHUNK);
            file.write(bytes(513), CHUNK);
        }
        assertThat(Recording.CALLS).containsExactly("write 512 at 8192", "write 1 at 8704", "force", "write 512 at 8192");
    }

    @Test
    void contentArrivesWholeAndAtItsPlace() throws IOException {
        ByteBuffer content = bytes(10_000);
        try (FileChannel file = open()) {
            file.write(bytes(8192), 0);
            file.position(CHUNK);
            file.write(content.duplicate());

            assertThat(file.position()).isEqualTo(CHUNK + 10_000);
            assertThat(file.size()).isEqualTo(CHUNK + 10_000);
            ByteBuffer read = ByteBuffer.allocate(10_000);
            file.read(read, CHUNK);
            assertThat(read.flip()).isEqualTo(content);
        }
        assertThat(Files.size(folder.resolve("file"))).isEqualTo(CHUNK + 10_000);
    }

    private FileChannel open() throws IOException {
        return FilePath.get(Barrier.SCHEME + ":recording:" + folder.resolve("file")).open("rw");
    }

    private static ByteBuffer bytes(int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        for (int i = 0; i < length; i++) {
            bytes.put(i, (byte) (i * 31));
        }
        return bytes;
    }

    /** A base file system that notes what reaches it, and writes as little at a time as a real one may. */
    public static final class Recording extends FilePathWrapper {

        static final List<String> CALLS = new ArrayList<>();

        @Override
        public String getScheme() {
            return "recording";
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            return new ChannelWrapper(getBase().open(mode)) {
                @Override
                public synchronized int write(ByteBuffer source, long position) throws IOException {
                    CALLS.add("write " + source.remaining() + " at " + position);
                    return super.write(source, position);
                }

                @Override
                public void force(boolean metaData) throws IOException {
                    CALLS.add("force");
                    super.force(metaData);
                }
            };
        }
    }
}
