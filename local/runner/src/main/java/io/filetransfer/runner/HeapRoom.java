package io.filetransfer.runner;

import io.filetransfer.runner.Input.InputFile;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * What fits on the heap, where S3 keeps every object.
 *
 * @param heap the heap's largest size in bytes
 */
record HeapRoom(long heap) {

    /** An object's share of the listings, queues and histories that there are beside its bytes. */
    private static final long OBJECT_BYTES = 4_096;

    /** What the servers need without any object. */
    private static final long SERVER_BYTES = 128L << 20;

    /** A file that is copied in parts is there three times while its parts are joined. */
    private static final long COPIES = 2;

    /**
     * Checks that there is room for a number of small files.
     *
     * @throws UserException when there is not
     */
    void require(long files) {
        require(files, 0, 0);
    }

    /**
     * Checks that there is room for files and for their copies under way.
     *
     * @param concurrency how many files are copied at the same time
     * @throws UserException when there is not
     */
    void require(Input input, int concurrency) {
        long copied = sizes(input)
                .sorted(Comparator.reverseOrder())
                .limit(concurrency)
                .mapToLong(size -> size)
                .sum();
        require(input.files().size(), sizes(input).mapToLong(size -> size).sum(), COPIES * copied);
    }

    private void require(long files, long bytes, long copies) {
        long needed = SERVER_BYTES + files * OBJECT_BYTES + bytes + copies;
        if (needed > heap) {
            throw new UserException(("%,d files of %,d bytes in all need a heap of %,d MiB, and it has %,d MiB: take"
                            + " fewer or smaller ones, or set JDK_JAVA_OPTIONS=-Xmx%dm")
                    .formatted(files, bytes, mebibytes(needed), mebibytes(heap), mebibytes(needed + needed / 10)));
        }
    }

    private static Stream<Long> sizes(Input input) {
        return input.files().stream().map(InputFile::size);
    }

    private static long mebibytes(long bytes) {
        return Math.ceilDiv(bytes, 1L << 20);
    }
}
