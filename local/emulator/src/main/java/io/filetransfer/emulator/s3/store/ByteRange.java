package io.filetransfer.emulator.s3.store;

/**
 * A range of an object's bytes.
 *
 * @param offset the first byte, from 0
 * @param length how many bytes
 */
public record ByteRange(long offset, long length) {

    /** Chooses the range once the object's size is known. */
    @FunctionalInterface
    public interface Chooser {

        /**
         * Chooses the range.
         *
         * @param size the object's size in bytes
         * @return a range within the object
         * @throws RuntimeException the answer to the request, when the range asked for is not within the object
         */
        ByteRange of(long size);
    }

    /** Chooses all bytes. */
    public static final Chooser ALL = size -> new ByteRange(0, size);
}
