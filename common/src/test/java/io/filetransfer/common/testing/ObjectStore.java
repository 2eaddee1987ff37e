package io.filetransfer.common.testing;

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

    private final Map<String, NavigableMap<String, StoredObject>> buckets = new TreeMap<>();

    ObjectStore(String... names) {
        for (String name : names) {
            buckets.put(name, new TreeMap<>());
        }
    }

    synchronized Map<String, StoredObject> objects(String bucket) {
        return Map.copyOf(bucket(bucket));
    }

    synchronized Optional<StoredObject> find(String bucket, String key) {
        return Optional.ofNullable(buckets.get(bucket)).map(objects -> objects.get(key));
    }

    /** Reads an object of exactly one version; any version when the entity tag is null. */
    synchronized StoredObject read(String bucket, String key, String ifMatch) {
        StoredObject object = bucket(bucket).get(key);
        if (object == null) {
            throw S3Failures.noSuchKey();
        }
        if (ifMatch != null && !ifMatch.equals(object.etag())) {
            throw S3Failures.preconditionFailed();
        }
        return object;
    }

    /** Writes an object where its key's present state meets the condition; see {@link #requireWritable}. */
    synchronized void write(String bucket, String key, StoredObject object, String ifMatch, String ifNoneMatch) {
        requireWritable(bucket, key, ifMatch, ifNoneMatch);
        bucket(bucket).put(key, object);
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

    synchronized List<Map.Entry<String, StoredObject>> list(String bucket, String prefix, String after, int keys) {
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

    private NavigableMap<String, StoredObject> bucket(String name) {
        NavigableMap<String, StoredObject> bucket = buckets.get(name);
        if (bucket == null) {
            throw S3Failures.noSuchBucket();
        }
        return bucket;
    }
}
