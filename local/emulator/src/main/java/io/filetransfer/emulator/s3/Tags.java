package io.filetransfer.emulator.s3;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * An object's tags in requests and answers, within S3's limits.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html">object tagging</a>
 */
final class Tags {

    private static final int MAX_TAGS = 10;
    private static final int MAX_KEY = 128;
    private static final int MAX_VALUE = 256;
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    private Tags() {}

    /** Reads tags that are written as a URL's query; none of null. */
    static Map<String, String> ofHeader(String query) {
        if (query == null) {
            return Map.of();
        }
        List<Tag> tags = Stream.of(query.split("&", -1))
                .filter(pair -> !pair.isEmpty())
                .map(Tags::tag)
                .toList();
        if (tags.stream().map(Tag::key).distinct().count() < tags.size()) {
            throw malformedHeader();
        }
        return of(tags);
    }

    /** Takes tags that are listed one by one. */
    static Map<String, String> of(List<Tag> tags) {
        if (tags.size() > MAX_TAGS) {
            throw S3Failures.of(400, "BadRequest", "Object tags cannot be greater than " + MAX_TAGS);
        }
        Map<String, String> byKey = new TreeMap<>();
        for (Tag tag : tags) {
            check(tag);
            if (byKey.put(tag.key(), tag.value()) != null) {
                throw invalidTag("Cannot provide multiple Tags with the same key");
            }
        }
        return byKey;
    }

    /** Lists tags, in the order of their keys. */
    static List<Tag> list(Map<String, String> tags) {
        return new TreeMap<>(tags)
                .entrySet().stream()
                        .map(tag -> tag(tag.getKey(), tag.getValue()))
                        .toList();
    }

    private static Tag tag(String pair) {
        String[] parts = pair.split("=", 2);
        return tag(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformedHeader();
        }
    }

    private static void check(Tag tag) {
        if (tag.key().startsWith("aws:")) {
            throw invalidTag("System tags cannot be added/updated by requester");
        }
        if (tag.key().isEmpty() || !isAllowed(tag.key(), MAX_KEY)) {
            throw invalidTag("The TagKey you have provided is invalid");
        }
        if (!isAllowed(tag.value(), MAX_VALUE)) {
            throw invalidTag("The TagValue you have provided is invalid");
        }
    }

    private static boolean isAllowed(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                && ALLOWED.matcher(text).matches();
    }

    private static S3Exception invalidTag(String message) {
        return S3Failures.of(400, "InvalidTag", message);
    }

    private static S3Exception malformedHeader() {
        return S3Failures.invalidArgument(
                "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query"
                        + " parameters without tag name duplicates.");
    }
}
