package io.filetransfer.emulator.s3;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.Part;

/**
 * The checksum that a multipart upload is begun with.
 *
 * @param algorithm its algorithm
 * @param type whether it covers the whole object or is made of the parts' checksums
 */
record UploadChecksum(String algorithm, ChecksumType type) {

    /** Returns the checksum that the request names; without a name S3 keeps one of its own choice and does not speak of the parts'. */
    static Optional<UploadChecksum> of(CreateMultipartUploadRequest request) {
        if (request.checksumAlgorithm() == null) {
            return Optional.empty();
        }
        String algorithm = Checksums.known(request.checksumAlgorithmAsString());
        boolean isDefault = algorithm.equals(Checksums.DEFAULT);
        ChecksumType type = request.checksumType();
        if (type == null) {
            type = isDefault ? ChecksumType.FULL_OBJECT : ChecksumType.COMPOSITE;
        }
        if (type == ChecksumType.COMPOSITE ? isDefault : algorithm.startsWith("SHA")) {
            throw S3Failures.invalidRequest("The " + type + " checksum type cannot be used with the "
                    + algorithm.toLowerCase(Locale.ROOT) + " checksum algorithm.");
        }
        return Optional.of(new UploadChecksum(algorithm, type));
    }

    /** Sets a part's checksum. */
    void describe(Part.Builder part, Content content) {
        Fields.set(part, Checksums.FIELD + algorithm, Checksums.of(algorithm, content));
    }

    /** Returns the checksum that is made of the parts' checksums; null when it covers the content. */
    String composite(List<UploadedPart> parts) {
        return type == ChecksumType.COMPOSITE
                ? Checksums.composite(
                        algorithm, parts.stream().map(part -> of(part.part())).toList())
                : null;
    }

    /** S3 wants to be told the parts' checksums again where they make up that of the whole. */
    void check(CompletedPart named, UploadedPart part) {
        String value = Fields.text(named, Checksums.FIELD + algorithm);
        if (value == null && type == ChecksumType.COMPOSITE) {
            throw S3Failures.invalidRequest("The upload was created using a " + algorithm.toLowerCase(Locale.ROOT)
                    + " checksum. The complete request must include the checksum for each part. It was missing for"
                    + " part "
                    + part.number() + " in the request.");
        }
        if (value != null && !value.equals(of(part.part()))) {
            throw S3Failures.invalidPart();
        }
    }

    private String of(Part part) {
        return Fields.text(part, Checksums.FIELD + algorithm);
    }
}
