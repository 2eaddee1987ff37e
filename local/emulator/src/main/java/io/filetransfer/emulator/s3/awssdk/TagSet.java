package io.filetransfer.emulator.s3.awssdk;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * Reads an object's tags within S3's limits.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html">Categorizing your objects
 *     using tags</a>
 */
final class TagSet {

    private static final int MOST_TAGS = 10;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
    private static final String SYSTEM = "aws:";

    private TagSet() {}

    /** Reads tags written as a URL's query, as the x-amz-tagging header has them. */
    static Map<String, String> ofHeader(String header) {
        List<Tag> tags = Stream.of(header.split("&", -1))
                .filter(pair -> !pair.isEmpty())
                .map(TagSet::tag)
                .toList();
        if (tags.stream().map(Tag::key).distinct().count() < tags.size()) {
            throw malformedHeader();
        }
        return of(tags);
    }

    /** Takes tags that were listed one by one. */
    static Map<String, String> of(List<Tag> tags) {
        if (tags.size() > MOST_TAGS) {
            throw S3Errors.badRequest("Object tags cannot be greater than " + MOST_TAGS);
        }
        Map<String, String> byKey = new LinkedHashMap<>();
        for (Tag tag : tags) {
            check(tag);
            if (byKey.put(tag.key(), tag.value()) != null) {
                throw S3Errors.invalidTag("Cannot provide multiple Tags with the same key");
            }
        }
        return byKey;
    }

    private static Tag tag(String pair) {
        String[] parts = pair.split("=", 2);
        return Tag.builder()
                .key(decoded(parts[0]))
                .value(parts.length == 2 ? decoded(parts[1]) : "")
                .build();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformedHeader();
        }
    }

    private static void check(Tag tag) {
        if (tag.key().startsWith(SYSTEM)) {
            throw S3Errors.invalidTag("System tags cannot be added/updated by requester");
        }
        if (tag.key().isEmpty() || !isAllowed(tag.key(), LONGEST_KEY)) {
            throw S3Errors.invalidTag("The TagKey you have provided is invalid");
        }
        if (!isAllowed(tag.value(), LONGEST_VALUE)) {
            throw S3Errors.invalidTag("The TagValue you have provided is invalid");
        }
    }

    private static boolean isAllowed(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                && ALLOWED.matcher(text).matches();
    }

    private static S3Exception malformedHeader() {
        return S3Errors.invalidArgument("The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query"
                + " parameters without tag name duplicates.");
    }
}
