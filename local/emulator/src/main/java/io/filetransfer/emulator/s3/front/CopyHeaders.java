package io.filetransfer.emulator.s3.front;

import io.filetransfer.emulator.s3.awssdk.EncodedWord;
import io.filetransfer.emulator.s3.awssdk.S3Errors;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;

/**
 * Reads a copy request from its headers.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html">CopyObject</a>
 */
final class CopyHeaders {

    static final String SOURCE = "x-amz-copy-source";

    private static final String METADATA = "x-amz-meta-";

    private CopyHeaders() {}

    static CopyObjectRequest read(ObjectRequest request) {
        CopySource source = CopySource.of(request.header(SOURCE));
        return CopyObjectRequest.builder()
                .sourceBucket(source.bucket())
                .sourceKey(source.key())
                .destinationBucket(request.bucket())
                .destinationKey(request.key())
                .applyMutation(copy -> conditions(request, copy))
                .applyMutation(copy -> content(request, copy))
                .metadataDirective(directive(request, "x-amz-metadata-directive"))
                .taggingDirective(directive(request, "x-amz-tagging-directive"))
                .tagging(request.header("x-amz-tagging"))
                .checksumAlgorithm(request.header("x-amz-checksum-algorithm"))
                .storageClass(request.header("x-amz-storage-class"))
                .build();
    }

    private static void conditions(ObjectRequest request, CopyObjectRequest.Builder copy) {
        copy.ifMatch(request.header("If-Match"))
                .ifNoneMatch(request.header("If-None-Match"))
                .copySourceIfMatch(request.header("x-amz-copy-source-if-match"))
                .copySourceIfNoneMatch(request.header("x-amz-copy-source-if-none-match"))
                .copySourceIfModifiedSince(date(request, "x-amz-copy-source-if-modified-since"))
                .copySourceIfUnmodifiedSince(date(request, "x-amz-copy-source-if-unmodified-since"));
    }

    private static void content(ObjectRequest request, CopyObjectRequest.Builder copy) {
        copy.cacheControl(request.header("Cache-Control"))
                .contentDisposition(request.header("Content-Disposition"))
                .contentEncoding(request.header("Content-Encoding"))
                .contentLanguage(request.header("Content-Language"))
                .contentType(request.header("Content-Type"))
                .expires(date(request, "Expires"))
                .metadata(metadata(request));
    }

    private static Map<String, String> metadata(ObjectRequest request) {
        return request.headers().keySet().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(METADATA))
                .collect(Collectors.toMap(
                        name -> name.toLowerCase(Locale.ROOT).substring(METADATA.length()),
                        name -> EncodedWord.of(request.header(name))));
    }

    private static String directive(ObjectRequest request, String header) {
        String directive = request.header(header);
        if (directive != null && !Arrays.asList("COPY", "REPLACE").contains(directive)) {
            throw S3Errors.invalidArgument(header + " is '" + directive + "', expected COPY or REPLACE");
        }
        return directive;
    }

    static Instant date(ObjectRequest request, String header) {
        String text = request.header(header);
        try {
            return text == null ? null : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
        } catch (DateTimeParseException e) {
            throw S3Errors.invalidArgument(header + " is '" + text + "', expected an HTTP date");
        }
    }
}
