package io.filetransfer.local.s3.awssdk;

import com.sun.net.httpserver.Headers;
import io.filetransfer.local.http.HeaderTranslation;
import io.filetransfer.local.s3.store.ObjectHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings through S3Proxy what it has no place for, as user metadata of a reserved name: a new object's tags on the way
 * in, their number on the way out.
 */
public final class CarriedHeaders implements HeaderTranslation {

    /** The header with a new object's tags. */
    public static final String TAGGING = "x-amz-tagging";

    private static final String TAGGING_COUNT = "x-amz-tagging-count";
    private static final String RESERVED = "file-transfer-local-tagging";
    private static final String RESERVED_HEADER = "x-amz-meta-" + RESERVED;
    private static final List<String> ETAG_CONDITIONS = List.of("If-Match", "If-None-Match");

    /** Says whether a header's name is one of those reserved here. */
    public static boolean isReserved(String header) {
        return header.equalsIgnoreCase(RESERVED_HEADER);
    }

    @Override
    public Headers request(Headers received) {
        Headers translated = new Headers();
        translated.putAll(received);
        List<String> tags = translated.remove(TAGGING);
        if (tags != null) {
            translated.put(RESERVED_HEADER, tags);
        }
        ETAG_CONDITIONS.forEach(condition -> quote(translated, condition));
        return translated;
    }

    @Override
    public String responseName(String name) {
        return isReserved(name) ? TAGGING_COUNT : name;
    }

    /** S3 takes entity tags with and without quotes, S3Proxy only with them where it compares them itself. */
    private static void quote(Headers headers, String condition) {
        String etag = headers.getFirst(condition);
        if (etag != null && !etag.equals("*") && !etag.startsWith("\"")) {
            headers.set(condition, '"' + etag + '"');
        }
    }

    static Map<String, String> userMetadata(Map<String, String> metadata) {
        Map<String, String> own = new HashMap<>(metadata);
        own.keySet().removeIf(RESERVED::equalsIgnoreCase);
        return own;
    }

    static Map<String, String> tags(Map<String, String> metadata) {
        return metadata.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(RESERVED))
                .findFirst()
                .map(entry -> TagSet.ofHeader(entry.getValue()))
                .orElse(Map.of());
    }

    static Map<String, String> metadata(ObjectHeaders headers) {
        Map<String, String> metadata = new HashMap<>(headers.userMetadata());
        if (!headers.tags().isEmpty()) {
            metadata.put(RESERVED, Integer.toString(headers.tags().size()));
        }
        return metadata;
    }
}
