package io.filetransfer.common.testing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** An object's properties in requests and answers. */
final class ObjectFields {

    private static final String CONTENT_TYPE = "Content-Type";
    private static final String CACHE_CONTROL = "Cache-Control";
    private static final String CONTENT_DISPOSITION = "Content-Disposition";
    private static final String CONTENT_ENCODING = "Content-Encoding";
    private static final String CONTENT_LANGUAGE = "Content-Language";
    private static final String EXPIRES = "Expires";

    /** CopyObject does not carry it. */
    static final String WEBSITE_REDIRECT_LOCATION = "x-amz-website-redirect-location";

    private ObjectFields() {}

    static HeadObjectResponse head(StoredObject object, HeadObjectRequest request) {
        Map<String, String> headers = object.headers();
        HeadObjectResponse.Builder answer = HeadObjectResponse.builder()
                .eTag(object.etag())
                .contentLength(object.size())
                .contentType(headers.getOrDefault(CONTENT_TYPE, "binary/octet-stream"))
                .cacheControl(headers.get(CACHE_CONTROL))
                .contentDisposition(headers.get(CONTENT_DISPOSITION))
                .contentEncoding(headers.get(CONTENT_ENCODING))
                .contentLanguage(headers.get(CONTENT_LANGUAGE))
                .expiresString(headers.get(EXPIRES))
                .websiteRedirectLocation(headers.get(WEBSITE_REDIRECT_LOCATION))
                .metadata(object.metadata())
                .tagCount(object.tags().isEmpty() ? null : object.tags().size())
                .storageClass(object.storageClass().equals(StoredObject.STANDARD) ? null : object.storageClass());
        if (request.checksumMode() == ChecksumMode.ENABLED && object.checksumAlgorithm() != null) {
            setChecksum(answer, object);
        }
        return answer.build();
    }

    /** Returns the object, still without content, that an upload makes: nothing but what the request carries. */
    static StoredObject template(CreateMultipartUploadRequest request) {
        Map<String, String> headers = new TreeMap<>();
        putIfSet(headers, CONTENT_TYPE, request.contentType());
        putIfSet(headers, CACHE_CONTROL, request.cacheControl());
        putIfSet(headers, CONTENT_DISPOSITION, request.contentDisposition());
        putIfSet(headers, CONTENT_ENCODING, request.contentEncoding());
        putIfSet(headers, CONTENT_LANGUAGE, request.contentLanguage());
        putIfSet(headers, WEBSITE_REDIRECT_LOCATION, request.websiteRedirectLocation());
        // S3 keeps any text; the SDK's own field takes dates only.
        request.overrideConfiguration()
                .map(configuration -> configuration.headers().get(EXPIRES))
                .ifPresent(values -> headers.put(EXPIRES, values.getFirst()));
        return new StoredObject(
                "",
                "",
                headers,
                request.metadata(),
                tags(request.tagging()),
                request.storageClass() == null ? StoredObject.STANDARD : request.storageClassAsString(),
                request.checksumAlgorithm() == null ? "CRC64NVME" : request.checksumAlgorithmAsString());
    }

    private static Map<String, String> tags(String query) {
        Map<String, String> tags = new TreeMap<>();
        if (query != null && !query.isEmpty()) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                tags.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return tags;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void putIfSet(Map<String, String> headers, String name, String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    private static void setChecksum(HeadObjectResponse.Builder answer, StoredObject object) {
        answer.checksumType(object.checksumType());
        String value = object.checksum();
        switch (object.checksumAlgorithm()) {
            case "CRC32" -> answer.checksumCRC32(value);
            case "CRC32C" -> answer.checksumCRC32C(value);
            case "CRC64NVME" -> answer.checksumCRC64NVME(value);
            case "SHA1" -> answer.checksumSHA1(value);
            case "SHA256" -> answer.checksumSHA256(value);
            default -> throw new UnsupportedOperationException(object.checksumAlgorithm());
        }
    }
}
