package io.filetransfer.common.tables;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The status table's sparse index: only items that an execution answers for and that are not completed have its partition key. So an
 * execution finds what it still waits for without reading what is completed, and without reading what others wait for.
 *
 * <p>A partition of an index takes 1,000 writes a second; an execution's items are spread over several, so that the index does not slow
 * down the table.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-indexes-general-sparse-indexes.html">sparse
 *     indexes</a>
 */
final class UnfinishedIndex {

    static final String NAME = "unfinished";

    /** The index's partition key. */
    static final String UNFINISHED_IN = "unfinished_in";

    private static final int PARTITIONS = 16;

    private UnfinishedIndex() {}

    /** Execution names have no {@code #}. */
    static String partition(String executionId, String fileName) {
        return partition(executionId, Math.floorMod(fileName.hashCode(), PARTITIONS));
    }

    static Stream<String> partitions(String executionId) {
        return IntStream.range(0, PARTITIONS).mapToObj(number -> partition(executionId, number));
    }

    private static String partition(String executionId, int number) {
        return executionId + "#" + number;
    }
}
