package io.filetransfer.common.testing;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The multipart uploads in progress. Every method is one atomic step.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html">multipart upload</a>
 */
final class UploadStore {

    private final ObjectStore objects;
    private final NavigableMap<String, StoredUpload> uploads = new TreeMap<>();
    private int created;

    UploadStore(ObjectStore objects) {
        this.objects = objects;
    }

    synchronized String create(String bucket, String key, StoredObject template) {
        objects.requireWritable(bucket, key, null, null);
        String id = "upload-" + ++created;
        uploads.put(id, new StoredUpload(bucket, key, template, objects.now()));
        return id;
    }

    synchronized void putPart(String bucket, String key, String id, int number, StoredObject part) {
        existing(bucket, key, id).put(number, part);
    }

    synchronized void abort(String bucket, String key, String id) {
        existing(bucket, key, id);
        uploads.remove(id);
    }

    /** Makes the parts an object, unless the condition does not hold: then the upload stays open. */
    synchronized StoredObject complete(
            String bucket, String key, String id, List<CompletedPart> parts, S3Limits limits, Conditions conditions) {
        StoredUpload upload = existing(bucket, key, id);
        StoredObject object = upload.assemble(parts, limits);
        if (conditions.checksum() != null && !conditions.checksum().equals(object.checksum())) {
            throw S3Failures.of(400, "BadDigest");
        }
        objects.write(
                bucket,
                key,
                new ObjectStore.Written(object, upload.begun()),
                conditions.ifMatch(),
                conditions.ifNoneMatch());
        uploads.remove(id);
        return object;
    }

    synchronized <R> List<R> list(String bucket, Function<StoredUpload, R> view) {
        return uploads.values().stream()
                .filter(upload -> upload.isFor(bucket, upload.key()))
                .map(view)
                .toList();
    }

    private StoredUpload existing(String bucket, String key, String id) throws S3Exception {
        StoredUpload upload = uploads.get(id);
        if (upload == null || !upload.isFor(bucket, key)) {
            throw S3Failures.noSuchUpload();
        }
        return upload;
    }

    /**
     * What must hold for the destination.
     *
     * @param ifMatch entity tag that its object must have; null for no condition
     * @param ifNoneMatch {@code *} when there must be no object; null for no condition
     * @param checksum checksum that the whole object must have; null for no condition
     */
    record Conditions(String ifMatch, String ifNoneMatch, String checksum) {}
}
