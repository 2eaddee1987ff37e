package io.filetransfer.emulator.s3.awssdk;

import io.filetransfer.emulator.s3.store.Checksum;
import io.filetransfer.emulator.s3.store.Content;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import org.gaul.s3proxy.checksum.FlexChecksum;
import software.amazon.awssdk.checksums.SdkChecksum;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Calculates the checksums that S3 keeps of objects. */
final class Checksums {

    /** What S3 uses when a request names none. */
    static final FlexChecksum DEFAULT = FlexChecksum.CRC64NVME;

    static final String FULL_OBJECT = "FULL_OBJECT";
    static final String COMPOSITE = "COMPOSITE";

    private static final int BUFFER_BYTES = 64 * 1_024;

    private Checksums() {}

    static Checksum fullObject(FlexChecksum algorithm, Content content) throws IOException {
        return new Checksum(algorithm.name(), FULL_OBJECT, value(algorithm, content));
    }

    /** Makes one checksum of the parts' checksums, in the parts' order. */
    static Checksum composite(FlexChecksum algorithm, List<String> parts) {
        SdkChecksum checksum = algorithm.newChecksum();
        parts.forEach(part -> checksum.update(Base64.getDecoder().decode(part)));
        return new Checksum(algorithm.name(), COMPOSITE, encoded(checksum) + "-" + parts.size());
    }

    static String value(FlexChecksum algorithm, Content content) throws IOException {
        SdkChecksum checksum = algorithm.newChecksum();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream bytes = content.open(0, content.size())) {
            for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
                checksum.update(buffer, 0, count);
            }
        }
        return encoded(checksum);
    }

    static void describe(GetObjectResponse.Builder response, Checksum checksum) {
        if (checksum == null) {
            return;
        }
        response.checksumType(checksum.type());
        switch (FlexChecksum.valueOf(checksum.algorithm())) {
            case CRC32 -> response.checksumCRC32(checksum.value());
            case CRC32C -> response.checksumCRC32C(checksum.value());
            case CRC64NVME -> response.checksumCRC64NVME(checksum.value());
            case SHA1 -> response.checksumSHA1(checksum.value());
            case SHA256 -> response.checksumSHA256(checksum.value());
        }
    }

    private static String encoded(SdkChecksum checksum) {
        return Base64.getEncoder().encodeToString(checksum.getChecksumBytes());
    }
}
