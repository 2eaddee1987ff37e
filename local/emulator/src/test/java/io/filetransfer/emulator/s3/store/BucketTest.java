package io.filetransfer.emulator.s3.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketTest {

    private static final int TRIES = 3_000;

    private static final class NotMet extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void remove_inMemoryRacingAnOverwrite_neverLosesTheNewVersion() throws Exception {
        assertThat(lostTo(new MemoryStorage(), TRIES)).isZero();
    }

    @Test
    void remove_inFolderRacingAnOverwrite_neverLosesTheNewVersion(@TempDir Path folder) throws Exception {
        assertThat(lostTo(new FolderStorage(folder), TRIES)).isZero();
    }

    @Test
    void open_whileTheKeyIsOverwritten_readsOneVersionOnly(@TempDir Path folder) throws Exception {
        try (Buckets buckets = buckets(new FolderStorage(folder))) {
            Bucket bucket = buckets.find("b").orElseThrow();
            put(bucket, "k", "x".repeat(100_000), Condition.NONE);
            try (OpenObject former =
                    bucket.open("k", Condition.NONE, ByteRange.ALL).orElseThrow()) {
                put(bucket, "k", "y", Condition.NONE);
                assertThat(former.stream().readAllBytes())
                        .containsOnly((byte) 'x')
                        .hasSize(100_000);
            }
        }
    }

    @Test
    void put_conditionNotMet_changesNothing() throws Exception {
        try (Buckets buckets = buckets(new MemoryStorage())) {
            Bucket bucket = buckets.find("b").orElseThrow();
            put(bucket, "k", "old", Condition.NONE);

            assertThatThrownBy(() -> put(bucket, "k", "new", current -> {
                        throw new NotMet();
                    }))
                    .isInstanceOf(NotMet.class);
            assertThat(bucket.find("k"))
                    .hasValueSatisfying(object -> assertThat(object.size()).isEqualTo(3));
        }
    }

    @Test
    void put_bucketDeletedMeanwhile_isRefused() throws Exception {
        try (Buckets buckets = buckets(new MemoryStorage())) {
            Bucket bucket = buckets.find("b").orElseThrow();
            assertThat(buckets.delete(bucket)).isTrue();

            assertThatThrownBy(() -> put(bucket, "k", "x", Condition.NONE))
                    .isInstanceOf(BucketDeletedException.class)
                    .hasMessageContaining("b");
        }
    }

    /** Counts the tries in which a delete that names the old version took the new one with it. */
    private static int lostTo(Storage storage, int tries) throws Exception {
        int lost = 0;
        try (Buckets buckets = buckets(storage);
                ExecutorService executor = Executors.newFixedThreadPool(2)) {
            Bucket bucket = buckets.find("b").orElseThrow();
            CyclicBarrier barrier = new CyclicBarrier(2);
            for (int i = 0; i < tries; i++) {
                StoredObject old = put(bucket, "k", "old", Condition.NONE);
                Future<StoredObject> overwrite = executor.submit(() -> {
                    barrier.await();
                    return put(bucket, "k", "new", Condition.NONE);
                });
                Future<?> removal = executor.submit(() -> {
                    barrier.await();
                    return removeVersion(bucket, old);
                });
                overwrite.get();
                removal.get();
                lost += bucket.find("k").isPresent() ? 0 : 1;
            }
        }
        return lost;
    }

    private static boolean removeVersion(Bucket bucket, StoredObject version) throws IOException {
        try {
            bucket.remove("k", current -> {
                if (current.filter(object -> object.etag().equals(version.etag()))
                        .isEmpty()) {
                    throw new NotMet();
                }
                // Long enough for an overwrite to come between check and removal, if the lock let it.
                LockSupport.parkNanos(20_000);
            });
            return true;
        } catch (NotMet e) {
            return false;
        }
    }

    private static Buckets buckets(Storage storage) throws IOException {
        Buckets buckets = new Buckets(storage);
        buckets.create("b");
        return buckets;
    }

    private static StoredObject put(Bucket bucket, String key, String text, Condition condition) throws IOException {
        InputStream source = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        try (Draft draft = bucket.receive(source)) {
            return bucket.put(key, new Digests(draft.md5(), null), ObjectHeaders.NONE, draft, condition);
        }
    }
}
