package io.filetransfer.slave.s3;

/**
 * Where an object is, whatever its version.
 *
 * @param bucket the bucket's name
 * @param key the object's key
 */
public record S3Location(String bucket, String key) {

    /** Returns the location as people write it: {@code s3://bucket/key}. */
    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key;
    }
}
