package io.filetransfer.emulator.s3.awssdk;

import io.filetransfer.emulator.s3.store.Bucket;
import io.filetransfer.emulator.s3.store.BucketDeletedException;
import io.filetransfer.emulator.s3.store.Buckets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.gaul.s3proxy.blobstore.S3Exceptions;

/**
 * Buckets whose failures are S3's error answers.
 *
 * @param buckets every bucket
 */
record BucketAccess(Buckets buckets) {

    /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html. */
    private static final int LONGEST_KEY_BYTES = 1_024;

    /** Something done to a bucket. */
    interface Operation<T> {
        T run() throws IOException;
    }

    Bucket bucket(String name) {
        return buckets.find(name).orElseThrow(() -> S3Exceptions.noSuchBucket(name, "no bucket"));
    }

    static void checkKey(String key) {
        int bytes = key.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_KEY_BYTES) {
            throw S3Errors.keyTooLong(bytes);
        }
    }

    static <T> T io(Operation<T> operation) {
        try {
            return operation.run();
        } catch (BucketDeletedException e) {
            throw S3Exceptions.noSuchBucket(e.bucket(), e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
