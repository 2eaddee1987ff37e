package io.filetransfer.slave.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.slave.s3.PartPlan.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyPartResult;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

class ChecksumTest {

    @Test
    void of_objectWithoutChecksum_isEmpty() {
        assertThat(Checksum.of(HeadObjectResponse.builder().build())).isEmpty();
    }

    @Test
    void of_headers_haveAlgorithmTypeAndValue() {
        assertThat(Checksum.of(HeadObjectResponse.builder()
                        .checksumSHA256("value")
                        .checksumType(ChecksumType.FULL_OBJECT)
                        .build()))
                .hasValue(new Checksum(ChecksumAlgorithm.SHA256, ChecksumType.FULL_OBJECT, "value"));
    }

    /** S3 refuses the combinations that are not in this table. */
    @ParameterizedTest
    @CsvSource({
        "CRC64_NVME, FULL_OBJECT, FULL_OBJECT",
        "CRC32, FULL_OBJECT, FULL_OBJECT",
        "CRC32, COMPOSITE, COMPOSITE",
        "CRC32_C, FULL_OBJECT, FULL_OBJECT",
        "CRC32_C, COMPOSITE, COMPOSITE",
        "SHA1, FULL_OBJECT, COMPOSITE",
        "SHA256, FULL_OBJECT, COMPOSITE",
        "SHA256, COMPOSITE, COMPOSITE",
        "SHA256,,",
    })
    void applyTo_start_asksForATypeThatPartsCanHave(
            ChecksumAlgorithm algorithm, ChecksumType type, ChecksumType expected) {
        CreateMultipartUploadRequest.Builder request = CreateMultipartUploadRequest.builder();

        new Checksum(algorithm, type, "value").applyTo(request);

        assertThat(request.build().checksumAlgorithm()).isEqualTo(algorithm);
        assertThat(request.build().checksumType()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"CRC64_NVME, value,,", "CRC32,, value,", "CRC32_C,,, value", "SHA256,,,"})
    void applyTo_end_handsOverWhatCoversTheWholeObject(
            ChecksumAlgorithm algorithm, String crc64, String crc32, String crc32c) {
        CompleteMultipartUploadRequest.Builder request = CompleteMultipartUploadRequest.builder();

        new Checksum(algorithm, ChecksumType.FULL_OBJECT, "value").applyTo(request);

        CompleteMultipartUploadRequest built = request.build();
        assertThat(built.checksumCRC64NVME()).isEqualTo(crc64);
        assertThat(built.checksumCRC32()).isEqualTo(crc32);
        assertThat(built.checksumCRC32C()).isEqualTo(crc32c);
        assertThat(built.checksumSHA256()).isNull();
    }

    /** A checksum of checksums depends on the sizes of the parts, which the copy has others of. */
    @Test
    void applyTo_endWithChecksumOfChecksums_handsOverNothing() {
        CompleteMultipartUploadRequest.Builder request = CompleteMultipartUploadRequest.builder();

        new Checksum(ChecksumAlgorithm.CRC32, ChecksumType.COMPOSITE, "value").applyTo(request);

        assertThat(request.build())
                .isEqualTo(CompleteMultipartUploadRequest.builder().build());
    }

    @Test
    void completed_copiedPart_hasItsNumberEtagAndChecksum() {
        CopyPartResult copied =
                CopyPartResult.builder().eTag("\"p\"").checksumSHA256("sum").build();

        assertThat(Checksum.completed(new Part(3, 8, 11), copied))
                .isEqualTo(CompletedPart.builder()
                        .partNumber(3)
                        .eTag("\"p\"")
                        .checksumSHA256("sum")
                        .build());
    }
}
