package io.filetransfer.emulator.s3;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.utils.DateUtils;

/** An object's properties in requests and answers. */
final class ObjectFields {

    static final String STORAGE_CLASS = "StorageClass";
    static final String WEBSITE_REDIRECT = "WebsiteRedirectLocation";

    private static final List<String> HEADERS = List.of(
            "CacheControl",
            "ContentDisposition",
            "ContentEncoding",
            "ContentLanguage",
            "ContentType",
            WEBSITE_REDIRECT,
            STORAGE_CLASS);

    /** Classes whose objects can be read at once; the archives would also have to keep them from being read. */
    private static final Set<String> STORAGE_CLASSES =
            Set.of("STANDARD", "REDUCED_REDUNDANCY", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER_IR");

    private ObjectFields() {}

    /** Returns the object that an upload at once or in parts makes: nothing but what the request carries. */
    static StoredObject object(
            AwsRequest request, Content content, Instant now, Map<String, String> metadata, String checksumAlgorithm) {
        requirePrivate(request);
        return new StoredObject(
                content,
                content.etag(),
                now,
                headers(request),
                metadata,
                Tags.ofHeader(Fields.text(request, "Tagging")),
                checksumAlgorithm,
                null);
    }

    static Map<String, String> headers(AwsRequest request) {
        Map<String, String> headers = new TreeMap<>();
        for (String name : HEADERS) {
            String value = Fields.text(request, name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        if (!STORAGE_CLASSES.contains(headers.getOrDefault(STORAGE_CLASS, "STANDARD"))) {
            throw S3Failures.notImplemented("x-amz-storage-class: " + headers.get(STORAGE_CLASS));
        }
        headers.remove(STORAGE_CLASS, "STANDARD");
        String expires = expires(request);
        if (expires != null) {
            headers.put("ExpiresString", expires);
        }
        return headers;
    }

    /** S3 keeps any text; the SDK's own field takes dates only. */
    private static String expires(AwsRequest request) {
        return request.overrideConfiguration()
                .map(configuration -> configuration.headers().get("Expires"))
                .map(List::getFirst)
                .orElseGet(() -> request.getValueForField("Expires", Instant.class)
                        .map(DateUtils::formatRfc822Date)
                        .orElse(null));
    }

    /**
     * Fills the answer to a HEAD or GET.
     *
     * @param range what a GET answers of the object; null for the whole
     */
    static void describe(StoredObject object, ByteRange range, ChecksumMode checksumMode, SdkPojo answer) {
        Fields.set(answer, "AcceptRanges", "bytes");
        Fields.set(answer, "ETag", object.etag());
        Fields.set(answer, "LastModified", object.lastModified());
        Fields.set(answer, "ContentType", "binary/octet-stream");
        Fields.set(answer, "Metadata", object.metadata());
        object.headers().forEach((name, value) -> Fields.set(answer, name, value));
        if (!object.tags().isEmpty()) {
            Fields.set(answer, "TagCount", object.tags().size());
        }
        if (range != null) {
            Fields.set(answer, "ContentRange", range.header(object.size()));
        } else if (checksumMode == ChecksumMode.ENABLED) {
            // S3 does not say the checksum of the whole along with a part of it.
            object.describeChecksum(answer);
        }
        Fields.set(answer, "ContentLength", range == null ? object.size() : range.length());
    }

    static void requirePrivate(SdkPojo request) {
        String acl = Fields.text(request, "ACL");
        if (acl != null && !acl.equals("private")) {
            throw S3Failures.notImplemented("x-amz-acl: " + acl);
        }
    }
}
