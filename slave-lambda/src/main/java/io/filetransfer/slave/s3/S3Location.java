package io.filetransfer.slave.s3;

/** Where an object is, whatever its version. */
public record S3Location(String bucket, String key) {

    /** Returns the location as people write it: {@code s3://bucket/key}. */
    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key;
    }
}
