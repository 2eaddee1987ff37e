package io.filetransfer.emulator.s3.awssdk;

import io.filetransfer.emulator.s3.store.ByteRange;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.SdkRequests;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The Range header of a read, or the range of a part copied.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-range">RFC 9110, Range</a>
 */
final class RequestedRange {

    private RequestedRange() {}

    /** Returns what chooses the range; all bytes when there is no header. */
    static ByteRange.Chooser of(String header) {
        SdkRequests.ByteRange range = SdkRequests.parseRange(header);
        return range == null ? ByteRange.ALL : size -> range(range, size);
    }

    /** Returns what chooses the range of a part to copy, all bytes when there is none; S3 does not cut it to fit. */
    static ByteRange.Chooser within(String header) {
        ByteRange.Chooser chooser = of(header);
        return size -> {
            ByteRange range = chooser.of(size);
            if (header != null && !header.endsWith("-" + (range.offset() + range.length() - 1))) {
                throw S3Errors.invalidArgument("Range specified is not valid for source object of size: " + size);
            }
            return range;
        };
    }

    /** Says in the response which bytes of how many it has. */
    static void describe(GetObjectResponse.Builder response, ByteRange range, long size) {
        long last = range.offset() + range.length() - 1;
        response.contentLength(range.length()).contentRange("bytes " + range.offset() + "-" + last + "/" + size);
    }

    private static ByteRange range(SdkRequests.ByteRange range, long size) {
        boolean suffix = range.first() == null;
        long first = suffix ? Math.max(0, size - range.last()) : range.first();
        long last = suffix || range.last() == null ? size - 1 : Math.min(range.last(), size - 1);
        if (first > last) {
            throw S3Exceptions.fromStatusCode(416);
        }
        return new ByteRange(first, last - first + 1);
    }
}
