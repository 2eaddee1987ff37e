package io.filetransfer.local.s3.store;

import java.util.Map;

/**
 * What an object carries beside its bytes. Everything but the user metadata may be null: not given.
 *
 * @param contentType the Content-Type header
 * @param cacheControl the Cache-Control header
 * @param contentDisposition the Content-Disposition header
 * @param contentEncoding the Content-Encoding header
 * @param contentLanguage the Content-Language header
 * @param expires the Expires header as an ISO-8601 instant
 * @param storageClass the storage class, null for STANDARD
 * @param userMetadata the {@code x-amz-meta-} headers without that prefix
 */
public record ObjectHeaders(
        String contentType,
        String cacheControl,
        String contentDisposition,
        String contentEncoding,
        String contentLanguage,
        String expires,
        String storageClass,
        Map<String, String> userMetadata) {

    /** The headers of an object about which nothing was said. */
    public static final ObjectHeaders NONE = new ObjectHeaders(null, null, null, null, null, null, null, Map.of());

    public ObjectHeaders {
        userMetadata = userMetadata == null ? Map.of() : Map.copyOf(userMetadata);
    }
}
