package io.filetransfer.emulator.s3;

/**
 * The sizes at which S3 refuses, which tests make tiny.
 *
 * @param maxCopyBytes the largest source of CopyObject and the largest range of UploadPartCopy
 * @param minPartBytes the smallest part, except for an upload's last one
 * @param maxParts the most parts of an upload
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html">multipart upload limits</a>
 */
public record S3Limits(long maxCopyBytes, long minPartBytes, int maxParts) {

    /** S3's own. */
    public static final S3Limits OF_S3 = new S3Limits(5L << 30, 5L << 20, 10_000);

    void requireCopyable(long bytes) {
        if (bytes > maxCopyBytes) {
            throw S3Failures.invalidRequest(
                    "The specified copy source is larger than the maximum allowable size for a copy source: "
                            + maxCopyBytes);
        }
    }
}
