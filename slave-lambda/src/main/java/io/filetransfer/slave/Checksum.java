package io.filetransfer.slave;

import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyPartResult;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * The checksum that S3 keeps of an object. A copy in parts keeps one of the same algorithm; one that covers the whole object is handed
 * to S3 at the end, which then refuses a copy that is not the same byte for byte.
 *
 * @param algorithm how it is calculated
 * @param type whether it covers the whole object or the checksums of its parts; null when S3 does not say
 * @param value the source's checksum
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html">checksums of uploads</a>
 */
record Checksum(ChecksumAlgorithm algorithm, ChecksumType type, String value) {

    /** Returns the checksum that an answer to HEAD with checksum mode carries; empty when the object has none. */
    static Optional<Checksum> of(HeadObjectResponse head) {
        return first(
                checksum(head, ChecksumAlgorithm.CRC64_NVME, HeadObjectResponse::checksumCRC64NVME),
                checksum(head, ChecksumAlgorithm.CRC32, HeadObjectResponse::checksumCRC32),
                checksum(head, ChecksumAlgorithm.CRC32_C, HeadObjectResponse::checksumCRC32C),
                checksum(head, ChecksumAlgorithm.SHA1, HeadObjectResponse::checksumSHA1),
                checksum(head, ChecksumAlgorithm.SHA256, HeadObjectResponse::checksumSHA256),
                checksum(head, ChecksumAlgorithm.SHA512, HeadObjectResponse::checksumSHA512),
                checksum(head, ChecksumAlgorithm.MD5, HeadObjectResponse::checksumMD5),
                checksum(head, ChecksumAlgorithm.XXHASH64, HeadObjectResponse::checksumXXHASH64),
                checksum(head, ChecksumAlgorithm.XXHASH3, HeadObjectResponse::checksumXXHASH3),
                checksum(head, ChecksumAlgorithm.XXHASH128, HeadObjectResponse::checksumXXHASH128));
    }

    void applyTo(CreateMultipartUploadRequest.Builder request) {
        request.checksumAlgorithm(algorithm);
        if (type != null) {
            request.checksumType(typeInParts());
        }
    }

    void applyTo(CompleteMultipartUploadRequest.Builder request) {
        if (type != ChecksumType.FULL_OBJECT || !canCoverWholeUpload()) {
            return;
        }
        request.checksumType(type);
        switch (algorithm) {
            case CRC64_NVME -> request.checksumCRC64NVME(value);
            case CRC32 -> request.checksumCRC32(value);
            default -> request.checksumCRC32C(value);
        }
    }

    /** Returns a copied part as the end of the upload names it, with whatever checksum S3 calculated of it. */
    static CompletedPart completed(Part part, CopyPartResult copied) {
        return CompletedPart.builder()
                .partNumber(part.number())
                .eTag(copied.eTag())
                .checksumCRC64NVME(copied.checksumCRC64NVME())
                .checksumCRC32(copied.checksumCRC32())
                .checksumCRC32C(copied.checksumCRC32C())
                .checksumSHA1(copied.checksumSHA1())
                .checksumSHA256(copied.checksumSHA256())
                .checksumSHA512(copied.checksumSHA512())
                .checksumMD5(copied.checksumMD5())
                .checksumXXHASH64(copied.checksumXXHASH64())
                .checksumXXHASH3(copied.checksumXXHASH3())
                .checksumXXHASH128(copied.checksumXXHASH128())
                .build();
    }

    /** A digest of an object that was uploaded at once covers all of it; of an upload in parts S3 keeps a digest of digests. */
    private ChecksumType typeInParts() {
        return canCoverWholeUpload() ? type : ChecksumType.COMPOSITE;
    }

    private boolean canCoverWholeUpload() {
        return algorithm == ChecksumAlgorithm.CRC64_NVME
                || algorithm == ChecksumAlgorithm.CRC32
                || algorithm == ChecksumAlgorithm.CRC32_C;
    }

    private static Optional<Checksum> checksum(
            HeadObjectResponse head, ChecksumAlgorithm algorithm, Function<HeadObjectResponse, String> value) {
        return Optional.ofNullable(value.apply(head))
                .map(checksum -> new Checksum(algorithm, head.checksumType(), checksum));
    }

    @SafeVarargs
    private static Optional<Checksum> first(Optional<Checksum>... candidates) {
        for (Optional<Checksum> candidate : candidates) {
            if (candidate.isPresent()) {
                return candidate;
            }
        }
        return Optional.empty();
    }
}
