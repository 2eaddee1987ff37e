package io.filetransfer.emulator.s3.awssdk;

import com.sun.net.httpserver.Headers;
import io.filetransfer.emulator.http.HeaderTranslation;
import io.filetransfer.emulator.s3.store.ObjectHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaul.s3proxy.checksum.FlexChecksum;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Brings through S3Proxy what it has no place for, as user metadata of a reserved name: a new object's tags and the
 * algorithm of a checksum that follows the body on the way in, the number of tags on the way out.
 */
public final class CarriedHeaders implements HeaderTranslation {

    /** The header with a new object's tags. */
    public static final String TAGGING = "x-amz-tagging";

    private static final String TAGGING_COUNT = "x-amz-tagging-count";
    private static final String TRAILER = "x-amz-trailer";
    private static final String METADATA = "x-amz-meta-";
    private static final String RESERVED_TAGGING = "file-transfer-local-tagging";
    private static final String RESERVED_TRAILER = "file-transfer-local-trailer";
    /** S3Proxy's own. */
    private static final String RESERVED_CHECKSUM = "s3proxy_checksum_";

    private static final List<String> ETAG_CONDITIONS = List.of("If-Match", "If-None-Match");

    /** Says whether a header's name is one of those reserved here. */
    public static boolean isReserved(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return isMetadata(name) && isReservedKey(name.substring(METADATA.length()));
    }

    @Override
    public Headers request(Headers received) {
        Headers translated = new Headers();
        translated.putAll(received);
        carry(translated, received.get(TRAILER), RESERVED_TRAILER);
        carry(translated, translated.remove(TAGGING), RESERVED_TAGGING);
        ETAG_CONDITIONS.forEach(condition -> quote(translated, condition));
        translated.replaceAll((name, values) ->
                isMetadata(name) ? values.stream().map(EncodedWord::of).toList() : values);
        return translated;
    }

    @Override
    public String responseName(String name) {
        return name.equalsIgnoreCase(METADATA + RESERVED_TAGGING) ? TAGGING_COUNT : name;
    }

    private static boolean isMetadata(String header) {
        return header.toLowerCase(Locale.ROOT).startsWith(METADATA);
    }

    private static void carry(Headers headers, List<String> values, String name) {
        if (values != null) {
            headers.put(METADATA + name, values);
        }
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
        own.keySet().removeIf(key -> isReservedKey(key.toLowerCase(Locale.ROOT)));
        return own;
    }

    static Map<String, String> tags(Map<String, String> metadata) {
        return carried(metadata, RESERVED_TAGGING).map(TagSet::ofHeader).orElse(Map.of());
    }

    /** Returns the algorithm of the checksum that came with an object, else the one that S3 uses then. */
    static FlexChecksum algorithm(PutObjectRequest request) {
        Map<String, String> metadata = request.metadata();
        String trailer = carried(metadata, RESERVED_TRAILER).orElse("");
        return Stream.of(FlexChecksum.values())
                .filter(algorithm -> trailer.equalsIgnoreCase(algorithm.header())
                        || carried(metadata, algorithm.metadataKey()).isPresent())
                .findFirst()
                .orElse(Checksums.DEFAULT);
    }

    private static Optional<String> carried(Map<String, String> metadata, String name) {
        return metadata.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean isReservedKey(String key) {
        return key.equals(RESERVED_TAGGING) || key.equals(RESERVED_TRAILER) || key.startsWith(RESERVED_CHECKSUM);
    }

    static Map<String, String> metadata(ObjectHeaders headers) {
        Map<String, String> metadata = new HashMap<>(headers.userMetadata());
        if (!headers.tags().isEmpty()) {
            metadata.put(RESERVED_TAGGING, Integer.toString(headers.tags().size()));
        }
        return metadata;
    }
}
