package io.filetransfer.emulator.s3.store;

/**
 * The checksum that S3 keeps of an object beside its entity tag.
 *
 * @param algorithm its algorithm, such as {@code CRC32}
 * @param type {@code FULL_OBJECT}, or {@code COMPOSITE} when it is made of the parts' checksums
 * @param value the checksum in Base64, for a composite one with the number of parts
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html">Checking
 *     object integrity</a>
 */
public record Checksum(String algorithm, String type, String value) {}
