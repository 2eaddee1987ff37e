package io.filetransfer.emulator.s3.awssdk;

import io.filetransfer.emulator.s3.store.Buckets;
import io.filetransfer.emulator.s3.store.StoredObject;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * The tags of objects, read and replaced under the object's lock.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html">PutObjectTagging</a>
 */
public final class TagOperations {

    private final BucketAccess access;

    /**
     * Puts the tagging API in front of buckets.
     *
     * @param buckets where everything is kept; closed by whoever opened it
     */
    public TagOperations(Buckets buckets) {
        this.access = new BucketAccess(buckets);
    }

    /**
     * Returns an object's tags by key.
     *
     * @throws software.amazon.awssdk.services.s3.model.S3Exception when there is no such object
     */
    public Map<String, String> get(String bucket, String key) {
        StoredObject object =
                Preconditions.orNoSuchKey(bucket, key, access.bucket(bucket).find(key));
        return object.headers().tags();
    }

    /**
     * Replaces all tags of an object.
     *
     * @param bucket the bucket's name
     * @param key the object's key
     * @param tags the new tags, none to delete all
     * @throws software.amazon.awssdk.services.s3.model.S3Exception when a tag is not one that S3 allows, or there is no
     *     such object
     */
    public void put(String bucket, String key, List<Tag> tags) {
        Map<String, String> checked = TagSet.of(tags);
        BucketAccess.io(() -> access.bucket(bucket)
                .describe(
                        key,
                        current -> Preconditions.orNoSuchKey(bucket, key, current),
                        headers -> headers.withTags(checked)));
    }
}
