package io.filetransfer.emulator.s3;

import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;

/**
 * The checksum that a multipart upload is begun with. Where its creator names none, S3 keeps one of its own choice and does not speak of
 * the parts'.
 *
 * @param algorithm its algorithm; null when its creator named none
 * @param type whether it covers the whole object or is made of the parts' checksums; null likewise
 */
record UploadChecksum(String algorithm, ChecksumType type) {

    static UploadChecksum of(CreateMultipartUploadRequest request) {
        if (request.checksumAlgorithm() == null) {
            return new UploadChecksum(null, null);
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
        return new UploadChecksum(algorithm, type);
    }

    /** Sets a part's checksum in an answer. */
    void describe(SdkPojo answer, Content part) {
        if (algorithm != null) {
            Fields.set(answer, Checksums.FIELD + algorithm, Checksums.of(algorithm, part));
        }
    }

    /** Returns the checksum that is made of the parts' checksums; null when it covers the content. */
    String composite(List<Content> parts) {
        return type == ChecksumType.COMPOSITE ? Checksums.composite(algorithm, parts) : null;
    }

    /** S3 wants to be told the parts' checksums again where they make up that of the whole. */
    void check(CompletedPart named, Content part) {
        String value = Fields.text(named, Checksums.FIELD + algorithm);
        if (value == null && type == ChecksumType.COMPOSITE) {
            throw S3Failures.invalidRequest("The upload was created using a " + algorithm.toLowerCase(Locale.ROOT)
                    + " checksum. The complete request must include the checksum for each part. It was missing for"
                    + " part " + named.partNumber() + " in the request.");
        }
        if (value != null && !value.equals(Checksums.of(algorithm, part))) {
            throw S3Failures.invalidPart();
        }
    }
}
