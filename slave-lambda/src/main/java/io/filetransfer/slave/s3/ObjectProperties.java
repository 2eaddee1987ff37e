package io.filetransfer.slave.s3;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;

/**
 * The properties of an object that a copy in parts does not carry by itself: content headers, user metadata, tags and the kind of
 * checksum.
 *
 * @param head the source's headers
 * @param tags the source's tags
 */
record ObjectProperties(HeadObjectResponse head, List<Tag> tags) {

    void applyTo(CreateMultipartUploadRequest.Builder request) {
        request.contentType(head.contentType())
                .contentEncoding(head.contentEncoding())
                .contentDisposition(head.contentDisposition())
                .contentLanguage(head.contentLanguage())
                .cacheControl(head.cacheControl())
                .websiteRedirectLocation(head.websiteRedirectLocation())
                .metadata(head.metadata());
        applyExpires(request);
        if (!tags.isEmpty()) {
            request.tagging(Tagging.builder().tagSet(tags).build());
        }
        Checksum.of(head).ifPresent(checksum -> checksum.applyTo(request));
    }

    private void applyExpires(CreateMultipartUploadRequest.Builder request) {
        String expires = head.expiresString();
        if (expires == null) {
            return;
        }
        try {
            request.expires(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(expires, ZonedDateTime::from)));
        } catch (DateTimeParseException e) {
            sendAsItIs(request, expires);
        }
    }

    /** S3 keeps any text; the SDK's own field takes dates only. */
    private static void sendAsItIs(CreateMultipartUploadRequest.Builder request, String expires) {
        request.overrideConfiguration(configuration -> configuration.putHeader("Expires", expires));
    }
}
