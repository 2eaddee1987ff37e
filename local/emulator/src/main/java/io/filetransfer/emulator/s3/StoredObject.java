package io.filetransfer.emulator.s3;

import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/**
 * An object as the model of S3 holds it.
 *
 * @param content its bytes
 * @param etag its entity tag with quotes; that of a multipart upload ends in the number of parts
 * @param headers the content headers by HTTP name, for example {@code Content-Type}
 * @param metadata user metadata without the {@code x-amz-meta-} of the header names
 * @param tags object tags
 * @param storageClass for example {@code STANDARD}
 * @param checksumAlgorithm the algorithm of the checksum that S3 keeps, for example {@code SHA256}; null when it keeps none
 * @param compositeChecksum the checksum where it is made of those of the parts; null when it covers the whole content
 */
public record StoredObject(
        Content content,
        String etag,
        Map<String, String> headers,
        Map<String, String> metadata,
        Map<String, String> tags,
        String storageClass,
        String checksumAlgorithm,
        String compositeChecksum) {

    static final String STANDARD = "STANDARD";

    /** Copies the maps. */
    public StoredObject {
        headers = Map.copyOf(headers);
        metadata = Map.copyOf(metadata);
        tags = Map.copyOf(tags);
    }

    /** Returns an object as a plain PutObject leaves it. */
    public static StoredObject of(String text) {
        return new StoredObject(Content.EMPTY, "", Map.of(), Map.of(), Map.of(), STANDARD, Checksums.DEFAULT, null)
                .withContent(Content.of(text));
    }

    /** Returns this object with other content headers. */
    public StoredObject withHeaders(Map<String, String> newHeaders) {
        return new StoredObject(
                content, etag, newHeaders, metadata, tags, storageClass, checksumAlgorithm, compositeChecksum);
    }

    /** Returns this object with other user metadata. */
    public StoredObject withMetadata(Map<String, String> newMetadata) {
        return new StoredObject(
                content, etag, headers, newMetadata, tags, storageClass, checksumAlgorithm, compositeChecksum);
    }

    /** Returns this object with other tags. */
    public StoredObject withTags(Map<String, String> newTags) {
        return new StoredObject(
                content, etag, headers, metadata, newTags, storageClass, checksumAlgorithm, compositeChecksum);
    }

    /** Returns this object in another storage class. */
    public StoredObject withStorageClass(String newStorageClass) {
        return new StoredObject(
                content, etag, headers, metadata, tags, newStorageClass, checksumAlgorithm, compositeChecksum);
    }

    /** Returns this object with a checksum of another algorithm, over the whole content. */
    public StoredObject withChecksumAlgorithm(String algorithm) {
        return new StoredObject(content, etag, headers, metadata, tags, storageClass, algorithm, null);
    }

    /** Returns this object with a content that is written at once. */
    StoredObject withContent(Content newContent) {
        return new StoredObject(
                newContent, newContent.etag(), headers, metadata, tags, storageClass, checksumAlgorithm, null);
    }

    /** Returns this object with a content that is put together of parts. */
    StoredObject withParts(Content whole, String newEtag, String newCompositeChecksum) {
        return new StoredObject(
                whole, newEtag, headers, metadata, tags, storageClass, checksumAlgorithm, newCompositeChecksum);
    }

    /** Sets the checksum, where S3 keeps one, in an answer that has a field for it. */
    void describeChecksum(SdkPojo answer) {
        if (checksumAlgorithm != null) {
            Fields.set(answer, Checksums.FIELD + checksumAlgorithm, checksum());
            Fields.set(answer, "ChecksumType", compositeChecksum == null ? "FULL_OBJECT" : "COMPOSITE");
        }
    }

    /** Returns the checksum, which is calculated only when somebody asks for it. */
    String checksum() {
        return compositeChecksum == null ? Checksums.of(checksumAlgorithm, content) : compositeChecksum;
    }

    /** Returns the content as UTF-8 text. */
    public String text() {
        return content.text();
    }

    /** Returns the length in bytes. */
    public long size() {
        return content.size();
    }
}
