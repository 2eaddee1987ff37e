package io.filetransfer.slave.s3;

import io.filetransfer.slave.s3.PartPlan.Part;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyPartResult;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * The checksum that S3 keeps of an object. A copy in parts keeps one of the same algorithm; one that covers the whole object is handed
 * to S3 at the end, which then refuses a copy that is not the same byte for byte. Each algorithm has a field of its own in the SDK's
 * requests and answers, such as {@code ChecksumCRC32}.
 *
 * @param algorithm how it is calculated
 * @param type whether it covers the whole object or the checksums of its parts; null when S3 does not say
 * @param value the source's checksum
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html">checksums of uploads</a>
 */
record Checksum(ChecksumAlgorithm algorithm, ChecksumType type, String value) {

    private static final String FIELD = "Checksum";

    /** The algorithms of which S3 keeps the checksum of a whole object that was uploaded in parts. */
    private static final Set<ChecksumAlgorithm> OF_WHOLE_UPLOADS =
            Set.of(ChecksumAlgorithm.CRC64_NVME, ChecksumAlgorithm.CRC32, ChecksumAlgorithm.CRC32_C);

    /** Returns the checksum that an answer to HEAD with checksum mode carries; empty when the object has none. */
    static Optional<Checksum> of(HeadObjectResponse head) {
        return fields(head)
                .filter(field -> field.getValueOrDefault(head) != null)
                .map(field ->
                        new Checksum(algorithm(field), head.checksumType(), (String) field.getValueOrDefault(head)))
                .findFirst();
    }

    void applyTo(CreateMultipartUploadRequest.Builder request) {
        request.checksumAlgorithm(algorithm);
        if (type != null) {
            request.checksumType(OF_WHOLE_UPLOADS.contains(algorithm) ? type : ChecksumType.COMPOSITE);
        }
    }

    void applyTo(CompleteMultipartUploadRequest.Builder request) {
        if (type == ChecksumType.FULL_OBJECT && OF_WHOLE_UPLOADS.contains(algorithm)) {
            request.checksumType(type);
            fields(request).filter(field -> algorithm(field) == algorithm).forEach(field -> field.set(request, value));
        }
    }

    /** Returns a copied part as the end of the upload names it, with whatever checksum S3 calculated of it. */
    static CompletedPart completed(Part part, CopyPartResult copied) {
        CompletedPart.Builder completed =
                CompletedPart.builder().partNumber(part.number()).eTag(copied.eTag());
        fields(copied)
                .forEach(from -> fields(completed)
                        .filter(to -> to.memberName().equals(from.memberName()))
                        .forEach(to -> to.set(completed, from.getValueOrDefault(copied))));
        return completed.build();
    }

    private static Stream<SdkField<?>> fields(SdkPojo pojo) {
        return pojo.sdkFields().stream()
                .filter(field -> ChecksumAlgorithm.knownValues().contains(algorithm(field)));
    }

    private static ChecksumAlgorithm algorithm(SdkField<?> field) {
        return field.memberName().startsWith(FIELD)
                ? ChecksumAlgorithm.fromValue(field.memberName().substring(FIELD.length()))
                : ChecksumAlgorithm.UNKNOWN_TO_SDK_VERSION;
    }
}
