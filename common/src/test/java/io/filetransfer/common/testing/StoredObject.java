package io.filetransfer.common.testing;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.ChecksumType;

/**
 * An object as the model of S3 holds it.
 *
 * @param content its bytes, as UTF-8 text
 * @param etag its entity tag with quotes; that of a multipart upload ends in the number of parts
 * @param headers the content headers by HTTP name, for example {@code Content-Type}
 * @param metadata user metadata without the {@code x-amz-meta-} of the header names
 * @param tags object tags
 * @param storageClass for example {@code STANDARD}
 * @param checksumAlgorithm the algorithm of the checksum that S3 keeps, for example {@code SHA256}; null when unknown
 */
public record StoredObject(
        String content,
        String etag,
        Map<String, String> headers,
        Map<String, String> metadata,
        Map<String, String> tags,
        String storageClass,
        String checksumAlgorithm) {

    static final String STANDARD = "STANDARD";

    /** Copies the maps. */
    public StoredObject {
        headers = Map.copyOf(headers);
        metadata = Map.copyOf(metadata);
        tags = Map.copyOf(tags);
    }

    /** Returns an object as a plain PutObject leaves it. */
    public static StoredObject of(String content) {
        return new StoredObject(content, InMemoryS3.etag(content), Map.of(), Map.of(), Map.of(), STANDARD, "CRC64NVME");
    }

    /** Returns this object with other content headers. */
    public StoredObject withHeaders(Map<String, String> newHeaders) {
        return new StoredObject(content, etag, newHeaders, metadata, tags, storageClass, checksumAlgorithm);
    }

    /** Returns this object with other user metadata. */
    public StoredObject withMetadata(Map<String, String> newMetadata) {
        return new StoredObject(content, etag, headers, newMetadata, tags, storageClass, checksumAlgorithm);
    }

    /** Returns this object with other tags. */
    public StoredObject withTags(Map<String, String> newTags) {
        return new StoredObject(content, etag, headers, metadata, newTags, storageClass, checksumAlgorithm);
    }

    /** Returns this object in another storage class. */
    public StoredObject withStorageClass(String newStorageClass) {
        return new StoredObject(content, etag, headers, metadata, tags, newStorageClass, checksumAlgorithm);
    }

    /** Returns this object with a checksum of another algorithm. */
    public StoredObject withChecksumAlgorithm(String algorithm) {
        return new StoredObject(content, etag, headers, metadata, tags, storageClass, algorithm);
    }

    /** Returns this object with another entity tag. */
    StoredObject withEtag(String newEtag) {
        return new StoredObject(content, newEtag, headers, metadata, tags, storageClass, checksumAlgorithm);
    }

    /** Returns this object with other content. */
    StoredObject withContent(String newContent) {
        return new StoredObject(newContent, etag, headers, metadata, tags, storageClass, checksumAlgorithm);
    }

    /**
     * Returns whether the checksum is one of the whole object or one of the checksums of its parts.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html">checksum types</a>
     */
    ChecksumType checksumType() {
        boolean isInParts = etag.contains("-");
        boolean isDigest = checksumAlgorithm != null && checksumAlgorithm.startsWith("SHA");
        return isInParts && isDigest ? ChecksumType.COMPOSITE : ChecksumType.FULL_OBJECT;
    }

    /** Returns a text that stands for the checksum: it differs when the content differs. */
    String checksum() {
        return checksumAlgorithm + " of " + Integer.toHexString(content.hashCode());
    }

    /** Returns the length in bytes. */
    public long size() {
        return content.getBytes(StandardCharsets.UTF_8).length;
    }
}
