package io.filetransfer.common.testing;

import io.filetransfer.common.aws.ListedFile;
import io.filetransfer.common.tables.ItemRetention;
import io.filetransfer.emulator.s3.InMemoryS3;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/** Files as a listing shows them, for tests that care about their keys alone. */
public final class TestFiles {

    /** Keeps items for ever. */
    public static final ItemRetention FOR_EVER = new ItemRetention(0, InstantSource.system());

    private TestFiles() {}

    /** Returns files of these keys. */
    public static List<ListedFile> listed(String... keys) {
        return Arrays.stream(keys)
                .map(key -> new ListedFile(key, InMemoryS3.etag(key), 1, Instant.EPOCH))
                .toList();
    }
}
