package io.filetransfer.emulator.s3.store;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

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
 * @param tags the object's tags, by key
 */
public record ObjectHeaders(
        String contentType,
        String cacheControl,
        String contentDisposition,
        String contentEncoding,
        String contentLanguage,
        String expires,
        String storageClass,
        Map<String, String> userMetadata,
        Map<String, String> tags) {

    /** The headers of an object about which nothing was said. */
    public static final ObjectHeaders NONE =
            new ObjectHeaders(null, null, null, null, null, null, null, Map.of(), Map.of());

    public ObjectHeaders {
        userMetadata = userMetadata == null ? Map.of() : Map.copyOf(userMetadata);
        tags = tags == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    /** Returns these with other tags. */
    public ObjectHeaders withTags(Map<String, String> others) {
        return new ObjectHeaders(
                contentType,
                cacheControl,
                contentDisposition,
                contentEncoding,
                contentLanguage,
                expires,
                storageClass,
                userMetadata,
                others);
    }

    /** Returns these with another storage class, null for STANDARD. */
    public ObjectHeaders withStorageClass(String other) {
        return new ObjectHeaders(
                contentType,
                cacheControl,
                contentDisposition,
                contentEncoding,
                contentLanguage,
                expires,
                other,
                userMetadata,
                tags);
    }
}
