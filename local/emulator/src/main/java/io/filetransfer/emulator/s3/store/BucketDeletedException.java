package io.filetransfer.emulator.s3.store;

/** The bucket was deleted while a request was under way. */
public final class BucketDeletedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String bucket;

    BucketDeletedException(String bucket) {
        super("bucket " + bucket + " was deleted meanwhile");
        this.bucket = bucket;
    }

    /** Returns the bucket's name. */
    public String bucket() {
        return bucket;
    }
}
