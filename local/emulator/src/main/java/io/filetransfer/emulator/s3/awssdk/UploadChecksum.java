package io.filetransfer.emulator.s3.awssdk;

import io.filetransfer.emulator.s3.store.Checksum;
import io.filetransfer.emulator.s3.store.Content;
import java.io.IOException;
import java.util.List;
import org.gaul.s3proxy.checksum.FlexChecksum;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;

/**
 * The checksum that a multipart upload was started with.
 *
 * @param algorithm its algorithm
 * @param composite whether it is made of the parts' checksums
 * @param requested whether the request named it; S3 keeps one of its own choice otherwise and does not speak of the
 *     parts'
 */
record UploadChecksum(FlexChecksum algorithm, boolean composite, boolean requested) {

    static UploadChecksum of(CreateMultipartUploadRequest request) {
        if (request.checksumAlgorithm() == null) {
            return new UploadChecksum(Checksums.DEFAULT, false, false);
        }
        FlexChecksum algorithm = FlexChecksum.valueOf(request.checksumAlgorithmAsString());
        // S3Proxy says COMPOSITE where the request says nothing, which this algorithm cannot be.
        boolean composite = algorithm != FlexChecksum.CRC64NVME && request.checksumType() != ChecksumType.FULL_OBJECT;
        return new UploadChecksum(algorithm, composite, true);
    }

    /** Returns a part's checksum, null when the upload has none for its parts. */
    String ofPart(Content part) throws IOException {
        return requested ? Checksums.value(algorithm, part) : null;
    }

    /** Returns the whole's checksum. */
    Checksum ofWhole(List<UploadedPart> parts, Content whole) throws IOException {
        return composite
                ? Checksums.composite(
                        algorithm, parts.stream().map(UploadedPart::checksum).toList())
                : Checksums.fullObject(algorithm, whole);
    }

    /** S3 wants to be told the parts' checksums again where they make up the whole's. */
    void check(List<CompletedPart> named, List<UploadedPart> parts) {
        for (int i = 0; composite && i < parts.size(); i++) {
            String value = named(named.get(i));
            if (value == null) {
                throw S3Errors.missingPartChecksum(
                        algorithm.lower(), parts.get(i).number());
            }
            if (!value.equals(parts.get(i).checksum())) {
                throw S3Errors.invalidPart(parts.get(i).number());
            }
        }
    }

    private String named(CompletedPart part) {
        return switch (algorithm) {
            case CRC32 -> part.checksumCRC32();
            case CRC32C -> part.checksumCRC32C();
            case CRC64NVME -> part.checksumCRC64NVME();
            case SHA1 -> part.checksumSHA1();
            case SHA256 -> part.checksumSHA256();
        };
    }
}
