package io.filetransfer.emulator.s3;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.checksums.SdkChecksum;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The checksums that S3 keeps beside entity tags.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html">object integrity</a>
 */
public final class Checksums {

    /** Not one of {@link #ALGORITHMS}: it has a header of its own. */
    public static final String MD5 = "MD5";

    /** The algorithm that S3 uses when a request names none. */
    static final String DEFAULT = "CRC64NVME";

    /** Requests and answers have a field for the checksum of each, such as {@code ChecksumCRC32}. */
    static final String FIELD = "Checksum";

    /** The algorithms, by the ends of their headers' and fields' names. */
    public static final Set<String> ALGORITHMS = Set.of("CRC32", "CRC32C", DEFAULT, "SHA1", "SHA256");

    private Checksums() {}

    /** The SDK has no CRC64NVME of its own. */
    static SdkChecksum begin(String algorithm) {
        return algorithm.equals(DEFAULT)
                ? new Crc64Nvme()
                : SdkChecksum.forAlgorithm(DefaultChecksumAlgorithm.fromValue(algorithm));
    }

    static String of(String algorithm, Content content) {
        return base64(content.digest(algorithm));
    }

    /** Returns the checksum of the parts' checksums, with the number of parts. */
    static String composite(String algorithm, List<Content> parts) {
        SdkChecksum checksum = begin(algorithm);
        parts.forEach(part -> checksum.update(part.digest(algorithm)));
        return base64(checksum.getChecksumBytes()) + "-" + parts.size();
    }

    /** Returns the entity tag of an object in parts: the digest of the parts' digests, and their number. */
    static String etag(List<Content> parts) {
        SdkChecksum digest = begin(MD5);
        for (Content part : parts) {
            digest.update(HexFormat.of().parseHex(part.etag(), 1, part.etag().length() - 1));
        }
        return "\"" + HexFormat.of().formatHex(digest.getChecksumBytes()) + "-" + parts.size() + "\"";
    }

    /** Returns the algorithm of which a write gives a checksum or that it names, or else S3's own choice. */
    static String algorithm(SdkPojo request, String named) {
        return ALGORITHMS.stream()
                .filter(algorithm -> Fields.text(request, FIELD + algorithm) != null)
                .findFirst()
                .orElse(named == null ? DEFAULT : known(named));
    }

    /** Returns the algorithm that a request names. */
    static String known(String named) {
        if (!ALGORITHMS.contains(named)) {
            throw S3Failures.notImplemented("The checksum algorithm " + named);
        }
        return named;
    }

    /** Compares a content with whatever checksums the request gives of it. */
    static void verify(SdkPojo request, String contentMd5, Content content) {
        for (String algorithm : ALGORITHMS) {
            verifyOne(Fields.text(request, FIELD + algorithm), algorithm, content);
        }
        verifyOne(contentMd5, MD5, content);
    }

    /**
     * Compares a content with a checksum.
     *
     * @param expected the checksum in Base64; null when none is given
     * @throws software.amazon.awssdk.services.s3.model.S3Exception when the content has another one
     */
    public static void verifyOne(String expected, String algorithm, Content content) {
        if (expected != null && !expected.equals(of(algorithm, content))) {
            throw S3Failures.badDigest();
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
