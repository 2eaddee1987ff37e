package io.filetransfer.emulator.s3;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesRequest;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.utils.DateUtils;

/** An object's properties in requests and answers. */
final class ObjectFields {

    /** CopyObject does not carry it. */
    static final String WEBSITE_REDIRECT_LOCATION = "x-amz-website-redirect-location";

    private static final String EXPIRES = "Expires";

    /** The fields that become headers of the object as they are. */
    private static final Set<String> HEADER_FIELDS = Set.of(
            "CacheControl",
            "ContentDisposition",
            "ContentEncoding",
            "ContentLanguage",
            "ContentType",
            "WebsiteRedirectLocation");

    /** Classes whose objects can be read at once; the archives would also have to keep them from being read. */
    private static final Set<String> STORAGE_CLASSES = Set.of(
            StoredObject.STANDARD,
            "REDUCED_REDUNDANCY",
            "STANDARD_IA",
            "ONEZONE_IA",
            "INTELLIGENT_TIERING",
            "GLACIER_IR");

    private ObjectFields() {}

    /** Returns the object, still without content, that an upload at once or in parts makes: nothing but what the request carries. */
    static StoredObject template(AwsRequest request, Map<String, String> metadata, String checksumAlgorithm) {
        requirePrivate(request);
        return new StoredObject(
                Content.EMPTY,
                "",
                headers(request),
                metadata,
                Tags.ofHeader(Fields.text(request, "Tagging")),
                storageClass(request),
                checksumAlgorithm,
                null);
    }

    /** Returns what a copy's request says instead of its source. */
    static StoredObject replaced(CopyObjectRequest request, StoredObject source) {
        return source.withHeaders(headers(request)).withMetadata(request.metadata());
    }

    static HeadObjectResponse head(Bucket.Written written, HeadObjectRequest request) {
        return described(written, request, request.checksumMode()).build();
    }

    /** Returns the answer to a read of a range, or of the whole object when it is null. */
    static GetObjectResponse get(Bucket.Written written, GetObjectRequest request, ByteRange range) {
        // S3 does not say the checksum of the whole along with a part of it.
        HeadObjectResponse.Builder head = described(written, request, range == null ? request.checksumMode() : null);
        if (range != null) {
            head.contentLength(range.length())
                    .contentRange(range.header(written.object().size()));
        }
        return Fields.copy(head.build(), GetObjectResponse.builder()).build();
    }

    /** Returns the answer to a write of the whole object. */
    static PutObjectResponse written(StoredObject object, PutObjectRequest request) {
        PutObjectResponse.Builder answer = PutObjectResponse.builder().eTag(object.etag());
        if (request.checksumAlgorithm() != null) {
            object.describeChecksum(answer);
        }
        return answer.build();
    }

    static GetObjectAttributesResponse attributes(Bucket.Written written, GetObjectAttributesRequest request) {
        StoredObject object = written.object();
        GetObjectAttributesResponse.Builder answer =
                GetObjectAttributesResponse.builder().lastModified(written.lastModified());
        for (ObjectAttributes attribute : request.objectAttributes()) {
            switch (attribute) {
                case E_TAG -> answer.eTag(object.etag().replace("\"", ""));
                case OBJECT_SIZE -> answer.objectSize(object.size());
                case STORAGE_CLASS -> answer.storageClass(object.storageClass());
                case CHECKSUM -> answer.checksum(object::describeChecksum);
                default -> throw S3Failures.notImplemented("x-amz-object-attributes: " + attribute);
            }
        }
        return answer.build();
    }

    static String storageClass(SdkPojo request) {
        String requested = Fields.text(request, "StorageClass");
        if (requested != null && !STORAGE_CLASSES.contains(requested)) {
            throw S3Failures.notImplemented("x-amz-storage-class: " + requested);
        }
        return requested == null ? StoredObject.STANDARD : requested;
    }

    static void requirePrivate(SdkPojo request) {
        String acl = Fields.text(request, "ACL");
        if (acl != null && !acl.equals("private")) {
            throw S3Failures.notImplemented("x-amz-acl: " + acl);
        }
    }

    private static HeadObjectResponse.Builder described(
            Bucket.Written written, AwsRequest request, ChecksumMode checksumMode) {
        StoredObject object = written.object();
        HeadObjectResponse.Builder answer = HeadObjectResponse.builder()
                .acceptRanges("bytes")
                .eTag(object.etag())
                .lastModified(written.lastModified())
                .contentLength(object.size())
                .contentType("binary/octet-stream")
                .metadata(object.metadata())
                .tagCount(object.tags().isEmpty() ? null : object.tags().size())
                .storageClass(object.storageClass().equals(StoredObject.STANDARD) ? null : object.storageClass());
        setHeaders(answer, answeredHeaders(object, request));
        if (checksumMode == ChecksumMode.ENABLED) {
            object.describeChecksum(answer);
        }
        return answer;
    }

    /** Returns the object's headers, with those that the request wants instead. */
    private static Map<String, String> answeredHeaders(StoredObject object, AwsRequest request) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(object.headers());
        for (SdkField<?> field : request.sdkFields()) {
            Object value = field.getValueOrDefault(request);
            if (value != null && field.memberName().startsWith("Response")) {
                headers.put(field.locationName().substring("response-".length()), text(value));
            }
        }
        return headers;
    }

    private static void setHeaders(HeadObjectResponse.Builder answer, Map<String, String> headers) {
        for (SdkField<?> field : answer.sdkFields()) {
            String value = headers.get(field.locationName());
            // The SDK's other field for this header takes dates only.
            if (value != null && !field.memberName().equals(EXPIRES)) {
                field.set(answer, value);
            }
        }
    }

    private static Map<String, String> headers(AwsRequest request) {
        Map<String, String> headers = new TreeMap<>();
        for (SdkField<?> field : request.sdkFields()) {
            Object value = field.getValueOrDefault(request);
            if (value != null
                    && (HEADER_FIELDS.contains(field.memberName())
                            || field.memberName().equals(EXPIRES))) {
                headers.put(field.locationName(), text(value));
            }
        }
        // S3 keeps any text; the SDK's own field takes dates only.
        request.overrideConfiguration()
                .map(configuration -> configuration.headers().get(EXPIRES))
                .ifPresent(values -> headers.put(EXPIRES, values.getFirst()));
        return headers;
    }

    private static String text(Object value) {
        return value instanceof Instant time ? DateUtils.formatRfc822Date(time) : value.toString();
    }
}
