package io.filetransfer.emulator.s3;

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

    /** What S3 tells of it: its name, when it was created, and the region that its creator named. */
    private final software.amazon.awssdk.services.s3.model.Bucket described;

    private final NavigableMap<String, StoredObject> objects = new TreeMap<>(KeyOrder.UTF_8_BYTES);
    private final Map<String, StoredUpload> uploads = new LinkedHashMap<>();
    private boolean deleted;

    Bucket(software.amazon.awssdk.services.s3.model.Bucket described) {
        this.described = described;
    }

    software.amazon.awssdk.services.s3.model.Bucket described() {
        return described;
    }

    synchronized Map<String, StoredObject> objects() {
        return new TreeMap<>(objects);
    }

    synchronized Optional<StoredObject> find(String key) {
        requireExisting();
        return Optional.ofNullable(objects.get(key));
    }

    synchronized StoredObject read(String key, Condition condition) {
        StoredObject object = find(key).orElseThrow(S3Failures::noSuchKey);
        condition.checkRead(object);
        return object;
    }

    synchronized StoredObject readSource(String key, Condition condition) {
        StoredObject source = find(key).orElseThrow(S3Failures::noSuchKey);
        condition.checkSource(source);
        return source;
    }

    synchronized void write(String key, StoredObject object, Condition condition) {
        condition.checkWrite(find(key).orElse(null));
        objects.put(key, object);
    }

    /** Replaces an object's tags. It stays the same version, of the same time. */
    synchronized void tag(String key, Map<String, String> tags) {
        objects.put(key, read(key, Condition.NONE).withTags(tags));
    }

    synchronized void delete(String key, Condition condition) {
        condition.checkWrite(find(key).orElse(null));
        objects.remove(key);
    }

    /** Reads the objects in the order of their keys while nobody writes. */
    synchronized <R> R list(Function<NavigableMap<String, StoredObject>, R> listing) {
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

    /** Ends an upload with its object, unless the condition does not hold: then it stays open. */
    synchronized void complete(StoredUpload upload, StoredObject object, Condition condition) {
        upload(upload.key(), upload.id());
        write(upload.key(), object, condition);
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
}
