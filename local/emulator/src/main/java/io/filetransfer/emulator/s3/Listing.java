package io.filetransfer.emulator.s3;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.Owner;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * One page of a bucket's listing. Jumps to where the page starts, and over keys that are rolled up: the time it takes depends on the
 * page, not on the bucket. Keys are never encoded here: whoever sends the page over the wire does so where the request asks for it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html">ListObjectsV2</a>
 */
final class Listing {

    private static final Owner OWNER = Owner.builder().id("owner").build();
    private static final String LAST_CHARACTER = "\uDBFF\uDFFF";

    private final String prefix;
    private final String delimiter;
    private final String after;
    private final int limit;
    private final Owner owner;
    private final List<S3Object> objects = new ArrayList<>();
    private final List<CommonPrefix> prefixes = new ArrayList<>();
    private String last;

    private Listing(ListObjectsV2Request request, String after, int limit) {
        this.prefix = orEmpty(request.prefix());
        this.delimiter = orEmpty(request.delimiter());
        this.after = orEmpty(after);
        this.limit = limit;
        this.owner = Boolean.TRUE.equals(request.fetchOwner()) ? OWNER : null;
    }

    /** Lists a page. Where a listing goes on, its token decides and not the key behind which it began. */
    static ListObjectsV2Response page(Bucket bucket, ListObjectsV2Request request, int pageSize) {
        int limit = request.maxKeys() == null ? pageSize : Math.min(pageSize, request.maxKeys());
        if (limit < 0) {
            throw S3Failures.invalidArgument("Argument maxKeys must be an integer between 0 and 2147483647");
        }
        String token = request.continuationToken();
        Listing page = new Listing(request, token == null ? request.startAfter() : decoded(token), limit);
        boolean isTruncated = bucket.list(page::fill);
        return Fields.copy(request, ListObjectsV2Response.builder())
                .name(request.bucket())
                .prefix(page.prefix)
                .maxKeys(limit)
                .contents(page.objects)
                .commonPrefixes(page.prefixes)
                .keyCount(page.size())
                .isTruncated(isTruncated)
                .nextContinuationToken(isTruncated ? encoded(page.last) : null)
                .build();
    }

    /** Lists a page as the first version of the API does, which goes on behind a key instead of a token. */
    static ListObjectsResponse page(Bucket bucket, ListObjectsRequest request, int pageSize) {
        ListObjectsV2Response page = page(
                bucket,
                Fields.copy(request, ListObjectsV2Request.builder())
                        .startAfter(request.marker())
                        .fetchOwner(true)
                        .build(),
                pageSize);
        return Fields.copy(page, ListObjectsResponse.builder())
                .marker(orEmpty(request.marker()))
                .nextMarker(page.isTruncated() ? decoded(page.nextContinuationToken()) : null)
                .build();
    }

    /** Returns whether there is more than the page holds. */
    private boolean fill(NavigableMap<String, StoredObject> bucket) {
        Map.Entry<String, StoredObject> entry = first(bucket);
        while (entry != null && entry.getKey().startsWith(prefix) && size() < limit) {
            String rolledUp = rolledUp(entry.getKey());
            if (rolledUp == null) {
                last = entry.getKey();
                objects.add(described(last, entry.getValue()));
                entry = bucket.higherEntry(last);
            } else {
                last = rolledUp;
                prefixes.add(CommonPrefix.builder().prefix(rolledUp).build());
                entry = beyond(bucket, rolledUp);
            }
        }
        return entry != null && entry.getKey().startsWith(prefix) && limit > 0;
    }

    private int size() {
        return objects.size() + prefixes.size();
    }

    private Map.Entry<String, StoredObject> first(NavigableMap<String, StoredObject> bucket) {
        if (after.startsWith(prefix) && after.equals(rolledUp(after))) {
            return beyond(bucket, after);
        }
        boolean afterIsWithin = KeyOrder.UTF_8_BYTES.compare(after, prefix) >= 0;
        return afterIsWithin && !after.isEmpty() ? bucket.higherEntry(after) : bucket.ceilingEntry(prefix);
    }

    /** Returns what the key is rolled up to, or null when it is listed itself. */
    private String rolledUp(String key) {
        int at = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
        return at < 0 ? null : key.substring(0, at + delimiter.length());
    }

    /** Returns the first entry that comes after everything starting with the prefix. */
    private static Map.Entry<String, StoredObject> beyond(NavigableMap<String, StoredObject> bucket, String prefix) {
        Map.Entry<String, StoredObject> entry = bucket.higherEntry(prefix + LAST_CHARACTER);
        while (entry != null && entry.getKey().startsWith(prefix)) {
            entry = bucket.higherEntry(entry.getKey());
        }
        return entry;
    }

    private S3Object described(String key, StoredObject object) {
        return S3Object.builder()
                .key(key)
                .eTag(object.etag())
                .size(object.size())
                .lastModified(object.lastModified())
                .storageClass(object.headers().getOrDefault(ObjectFields.STORAGE_CLASS, "STANDARD"))
                .owner(owner)
                .build();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    /** A key may have characters that XML has not. */
    private static String encoded(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw S3Failures.invalidArgument("The continuation token provided is incorrect");
        }
    }
}
