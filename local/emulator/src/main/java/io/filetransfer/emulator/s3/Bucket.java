package io.filetransfer.emulator.s3;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A bucket's objects and its uploads in progress. Every method is one atomic step that evaluates its condition and acts on it, which is
 * what S3 documents; none reads or copies a content.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html">conditional requests</a>
 */
final class Bucket {

    private final String name;
    private final Instant created;
    private final String location;
    private final NavigableMap<String, Written> objects = new TreeMap<>(KeyOrder.UTF_8_BYTES);
    private final Map<String, StoredUpload> uploads = new LinkedHashMap<>();
    private boolean deleted;

    /**
     * Creates an empty bucket.
     *
     * @param location the region that its creator named; null when none was
     */
    Bucket(String name, Instant created, String location) {
        this.name = name;
        this.created = created;
        this.location = location;
    }

    String name() {
        return name;
    }

    Instant created() {
        return created;
    }

    String location() {
        return location;
    }

    synchronized Map<String, StoredObject> objects() {
        Map<String, StoredObject> all = new TreeMap<>();
        objects.forEach((key, written) -> all.put(key, written.object()));
        return all;
    }

    synchronized Optional<Written> find(String key) {
        requireExisting();
        return Optional.ofNullable(objects.get(key));
    }

    synchronized Written read(String key, ReadCondition condition) {
        Written written = find(key).orElseThrow(S3Failures::noSuchKey);
        condition.check(written);
        return written;
    }

    synchronized void write(String key, Written written, WriteCondition condition) {
        condition.check(find(key));
        objects.put(key, written);
    }

    /** Replaces an object's tags. It stays the same version, of the same time. */
    synchronized void tag(String key, Map<String, String> tags) {
        Written written = read(key, ReadCondition.NONE);
        objects.put(key, new Written(written.object().withTags(tags), written.lastModified()));
    }

    synchronized void delete(String key, WriteCondition condition) {
        condition.check(find(key));
        objects.remove(key);
    }

    /** Reads the objects in the order of their keys while nobody writes. */
    synchronized <R> R list(Function<NavigableMap<String, Written>, R> listing) {
        requireExisting();
        return listing.apply(objects);
    }

    synchronized void begin(StoredUpload upload) {
        requireExisting();
        uploads.put(upload.id(), upload);
    }

    synchronized StoredUpload upload(String key, String id) {
        requireExisting();
        StoredUpload upload = uploads.get(id);
        if (upload == null || !upload.key().equals(key)) {
            throw S3Failures.noSuchUpload();
        }
        return upload;
    }

    /** Ends an upload with its object, which counts as written when it began, unless the condition does not hold: then it stays open. */
    synchronized void complete(StoredUpload upload, StoredObject object, WriteCondition condition) {
        upload(upload.key(), upload.id());
        write(upload.key(), new Written(object, upload.described().initiated()), condition);
        uploads.remove(upload.id());
    }

    synchronized void abort(String key, String id) {
        upload(key, id);
        uploads.remove(id);
    }

    /** Returns the open uploads in the order in which they began. */
    synchronized List<StoredUpload> uploads() {
        requireExisting();
        return new ArrayList<>(uploads.values());
    }

    /** Ends the bucket: whoever still has it finds that it is gone. */
    synchronized void delete() {
        requireExisting();
        if (!objects.isEmpty()) {
            throw S3Failures.of(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");
        }
        deleted = true;
    }

    private void requireExisting() {
        if (deleted) {
            throw S3Failures.noSuchBucket();
        }
    }

    /**
     * An object and when it was written.
     *
     * @param object what it holds
     * @param lastModified as S3 gives it
     */
    record Written(StoredObject object, Instant lastModified) {}
}
