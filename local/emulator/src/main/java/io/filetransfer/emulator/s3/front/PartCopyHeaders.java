package io.filetransfer.emulator.s3.front;

import io.filetransfer.emulator.s3.awssdk.S3Errors;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;

/**
 * Reads a part's copy request from its headers.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html">UploadPartCopy</a>
 */
final class PartCopyHeaders {

    private static final String RANGE = "x-amz-copy-source-range";
    private static final Pattern RANGE_FORM = Pattern.compile("bytes=\\d{1,18}-\\d{1,18}");
    private static final Pattern PART_NUMBER = Pattern.compile("[1-9]\\d{0,3}|10000");

    private PartCopyHeaders() {}

    static UploadPartCopyRequest read(ObjectRequest request) {
        CopySource source = CopySource.of(request.header(CopyHeaders.SOURCE));
        return UploadPartCopyRequest.builder()
                .sourceBucket(source.bucket())
                .sourceKey(source.key())
                .destinationBucket(request.bucket())
                .destinationKey(request.key())
                .uploadId(request.query().get("uploadId"))
                .partNumber(partNumber(request.query().getOrDefault("partNumber", "")))
                .copySourceRange(range(request.header(RANGE)))
                .applyMutation(part -> conditions(request, part))
                .build();
    }

    private static void conditions(ObjectRequest request, UploadPartCopyRequest.Builder part) {
        part.copySourceIfMatch(request.header("x-amz-copy-source-if-match"))
                .copySourceIfNoneMatch(request.header("x-amz-copy-source-if-none-match"))
                .copySourceIfModifiedSince(CopyHeaders.date(request, "x-amz-copy-source-if-modified-since"))
                .copySourceIfUnmodifiedSince(CopyHeaders.date(request, "x-amz-copy-source-if-unmodified-since"));
    }

    private static int partNumber(String text) {
        if (!PART_NUMBER.matcher(text).matches()) {
            throw S3Errors.invalidArgument("Part number must be an integer between 1 and 10000, inclusive");
        }
        return Integer.parseInt(text);
    }

    private static String range(String text) {
        if (text != null && !RANGE_FORM.matcher(text).matches()) {
            throw S3Errors.invalidArgument(
                    RANGE + " is '" + text + "', expected bytes=first-last, zero-based offsets of the bytes to copy");
        }
        return text;
    }
}
