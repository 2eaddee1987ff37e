package io.filetransfer.common.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Buckets of objects. Every method is one atomic step that evaluates its condition and acts on it, which is what S3 documents.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html">conditional requests</a>
 */
final class ObjectStore {

    /** S3 lists keys in the order of their UTF-8 bytes, in which characters beyond the first 65,536 come last. */
    private static final Comparator<String> KEY_ORDER =
            Comparator.comparing(key -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final Map<String, NavigableMap<String, Written>> buckets = new TreeMap<>();
    private InstantSource clock = InstantSource.fixed(Instant.EPOCH);

    ObjectStore(String... names) {
        for (String name : names) {
            buckets.put(name, new TreeMap<>(KEY_ORDER));
        }
    }

    synchronized void clock(InstantSource newClock) {
        clock = newClock;
    }

    /** Returns the time as S3 stamps it: in whole seconds. */
    synchronized Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    synchronized Map<String, StoredObject> objects(String bucket) {
        Map<String, StoredObject> objects = new TreeMap<>();
        bucket(bucket).forEach((key, written) -> objects.put(key, written.object()));
        return objects;
    }

    synchronized Optional<StoredObject> find(String bucket, String key) {
        return Optional.ofNullable(buckets.get(bucket))
                .map(objects -> objects.get(key))
                .map(Written::object);
    }

    /** Reads an object of exactly one version; any version when the entity tag is null. */
    synchronized StoredObject read(String bucket, String key, String ifMatch) {
        Written written = bucket(bucket).get(key);
        if (written == null) {
            throw S3Failures.noSuchKey();
        }
        StoredObject object = written.object();
        if (ifMatch != null && !ifMatch.equals(object.etag())) {
            throw S3Failures.preconditionFailed();
        }
        return object;
    }

    /** Writes an object where its key's present state meets the condition; see {@link #requireWritable}. */
    synchronized void write(String bucket, String key, StoredObject object, String ifMatch, String ifNoneMatch) {
        write(bucket, key, new Written(object, now()), ifMatch, ifNoneMatch);
    }

    /** The same, of an object that counts as written at another time. */
    synchronized void write(String bucket, String key, Written written, String ifMatch, String ifNoneMatch) {
        requireWritable(bucket, key, ifMatch, ifNoneMatch);
        bucket(bucket).put(key, written);
    }

    /**
     * Deletes an object. Without a condition a missing object is no failure; with one it is.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html">conditional deletes</a>
     */
    synchronized void delete(String bucket, String key, String ifMatch) {
        if (ifMatch != null) {
            read(bucket, key, ifMatch.equals("*") ? null : ifMatch);
        }
        bucket(bucket).remove(key);
    }

    synchronized List<Map.Entry<String, Written>> list(String bucket, String prefix, String after, int keys) {
        return bucket(bucket).tailMap(after, false).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .limit(keys)
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * Checks a write's condition.
     *
     * @throws software.amazon.awssdk.services.s3.model.S3Exception 412 when the condition does not hold, 404 when it names a version
     *     of a key that does not exist
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">conditional writes</a>
     */
    synchronized void requireWritable(String bucket, String key, String ifMatch, String ifNoneMatch) {
        if (ifNoneMatch != null) {
            requireAbsent(bucket, key, ifNoneMatch);
        }
        if (ifMatch != null) {
            read(bucket, key, ifMatch);
        }
        bucket(bucket);
    }

    private void requireAbsent(String bucket, String key, String ifNoneMatch) {
        if (!Objects.equals(ifNoneMatch, "*")) {
            throw S3Failures.of(501, "NotImplemented", "If-None-Match of a write takes * only");
        }
        if (bucket(bucket).containsKey(key)) {
            throw S3Failures.preconditionFailed();
        }
    }

    private NavigableMap<String, Written> bucket(String name) {
        NavigableMap<String, Written> bucket = buckets.get(name);
        if (bucket == null) {
            throw S3Failures.noSuchBucket();
        }
        return bucket;
    }

    /**
     * An object and when it was written.
     *
     * @param object what it holds
     * @param lastModified as S3 gives it
     */
    record Written(StoredObject object, Instant lastModified) {}
}
