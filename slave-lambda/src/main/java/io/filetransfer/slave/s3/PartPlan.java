package io.filetransfer.slave.s3;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How an object is cut into parts: all of one size but the last, which has the rest.
 *
 * @param size length of the object in bytes
 * @param partSize length of every part but the last in bytes
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html">multipart upload limits</a>
 */
public record PartPlan(long size, long partSize) {

    /** The smallest part that S3 takes, except for the last. */
    public static final long MIN_PART_SIZE = 5L << 20;

    /** The largest part that S3 takes, and the largest object that it copies at once. */
    public static final long MAX_PART_SIZE = 5L << 30;

    static final int MAX_PARTS = 10_000;

    /** The largest object that S3 holds, about 50 TB. */
    static final long MAX_SIZE = MAX_PARTS * MAX_PART_SIZE;

    /**
     * Plans the parts.
     *
     * @param size length of the object in bytes, from 1 to {@link #MAX_SIZE}
     * @param chosenPartSize the preferred length of a part in bytes, from 1 to {@link #MAX_PART_SIZE}; parts are larger when there
     *     would be more than {@value #MAX_PARTS} of them
     * @throws IllegalArgumentException when a length is out of bounds
     */
    static PartPlan of(long size, long chosenPartSize) {
        requireWithin("size", size, MAX_SIZE);
        requireWithin("part size", chosenPartSize, MAX_PART_SIZE);
        return new PartPlan(size, Math.max(chosenPartSize, Math.ceilDiv(size, MAX_PARTS)));
    }

    int count() {
        return Math.toIntExact(Math.ceilDiv(size, partSize));
    }

    List<Part> parts() {
        return IntStream.rangeClosed(1, count()).mapToObj(this::part).toList();
    }

    private Part part(int number) {
        long first = (number - 1) * partSize;
        return new Part(number, first, Math.min(first + partSize, size) - 1);
    }

    private static void requireWithin(String name, long value, long max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException("%s is %d bytes, expected 1 to %d".formatted(name, value, max));
        }
    }

    /** One part: its number, from 1, and the positions of its first and last byte, from 0. */
    record Part(int number, long first, long last) {

        /** Returns the bytes as {@code UploadPartCopy} wants them: both ends included. */
        String range() {
            return "bytes=" + first + "-" + last;
        }
    }
}
