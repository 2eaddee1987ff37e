package io.filetransfer.emulator.s3;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of an object's bytes.
 *
 * @param first offset of the first byte
 * @param length number of bytes
 */
record ByteRange(long first, long length) {

    private static final Pattern REQUESTED = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");
    private static final Pattern COPIED = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})");

    /**
     * Reads the Range header of a read. S3 answers with the whole object where it is not one range.
     *
     * @return the range, cut to the object; null for the whole object
     * @throws software.amazon.awssdk.services.s3.model.S3Exception 416 when none of it is within the object
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-range">RFC 9110, Range</a>
     */
    static ByteRange requested(String header, long size) {
        Matcher range = REQUESTED.matcher(header == null ? "" : header);
        if (!range.matches() || range.end() == "bytes=-".length()) {
            return null;
        }
        boolean isSuffix = range.group(1).isEmpty();
        long first = isSuffix ? Math.max(0, size - Long.parseLong(range.group(2))) : Long.parseLong(range.group(1));
        boolean isToTheEnd = isSuffix || range.group(2).isEmpty();
        long last = isToTheEnd ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
        if (first > last) {
            throw S3Failures.of(416, "InvalidRange", "The requested range is not satisfiable");
        }
        return new ByteRange(first, last - first + 1);
    }

    /** Reads the range of a source that is copied to a part, the whole source when there is none. S3 does not cut it to fit. */
    static ByteRange copied(String header, long size) {
        if (header == null) {
            return new ByteRange(0, size);
        }
        Matcher range = COPIED.matcher(header);
        if (!range.matches()) {
            throw S3Failures.invalidArgument(
                    "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are"
                            + " the zero-based offsets of the first and last bytes to copy");
        }
        long first = Long.parseLong(range.group(1));
        long last = Long.parseLong(range.group(2));
        if (first > last || last >= size) {
            throw S3Failures.invalidArgument("Range specified is not valid for source object of size: " + size);
        }
        return new ByteRange(first, last - first + 1);
    }

    /** Returns the Content-Range header of an answer. */
    String header(long size) {
        return "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }
}
