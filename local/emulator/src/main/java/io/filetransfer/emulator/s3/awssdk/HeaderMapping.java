package io.filetransfer.emulator.s3.awssdk;

import io.filetransfer.emulator.s3.store.ObjectHeaders;
import io.filetransfer.emulator.s3.store.StoredObject;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** An object's headers in requests and responses. */
final class HeaderMapping {

    private HeaderMapping() {}

    static ObjectHeaders of(PutObjectRequest request) {
        return new ObjectHeaders(
                request.contentType(),
                request.cacheControl(),
                request.contentDisposition(),
                request.contentEncoding(),
                request.contentLanguage(),
                text(request.expires()),
                storageClass(request.storageClassAsString()),
                CarriedHeaders.userMetadata(request.metadata()),
                CarriedHeaders.tags(request.metadata()));
    }

    static ObjectHeaders of(CreateMultipartUploadRequest request) {
        return new ObjectHeaders(
                request.contentType(),
                request.cacheControl(),
                request.contentDisposition(),
                request.contentEncoding(),
                request.contentLanguage(),
                text(request.expires()),
                storageClass(request.storageClassAsString()),
                CarriedHeaders.userMetadata(request.metadata()),
                CarriedHeaders.tags(request.metadata()));
    }

    static ObjectHeaders replacement(CopyObjectRequest request) {
        return new ObjectHeaders(
                request.contentType(),
                request.cacheControl(),
                request.contentDisposition(),
                request.contentEncoding(),
                request.contentLanguage(),
                text(request.expires()),
                storageClass(request.storageClassAsString()),
                request.metadata(),
                Map.of());
    }

    /** Sets the deprecated Expires, as that is the one that S3Proxy reads. */
    @SuppressWarnings("deprecation")
    static GetObjectResponse.Builder response(StoredObject object) {
        ObjectHeaders headers = object.headers();
        return GetObjectResponse.builder()
                .applyMutation(response -> Checksums.describe(response, object.checksum()))
                .eTag(object.etag())
                .lastModified(object.lastModified())
                .contentLength(object.size())
                .contentType(headers.contentType())
                .cacheControl(headers.cacheControl())
                .contentDisposition(headers.contentDisposition())
                .contentEncoding(headers.contentEncoding())
                .contentLanguage(headers.contentLanguage())
                .expires(headers.expires() == null ? null : Instant.parse(headers.expires()))
                .storageClass(headers.storageClass())
                .metadata(CarriedHeaders.metadata(headers));
    }

    /** S3 does not speak of the class that objects have by default. */
    static String storageClass(String requested) {
        return "STANDARD".equals(requested) ? null : requested;
    }

    private static String text(Instant instant) {
        return Objects.toString(instant, null);
    }
}
