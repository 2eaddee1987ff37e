package io.filetransfer.emulator.s3;

import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/**
 * An object as the model of S3 holds it.
 *
 * @param content its bytes
 * @param etag its entity tag with quotes; that of a multipart upload ends in the number of parts
 * @param lastModified when it was written, as S3 gives it
 * @param headers the content headers, website redirect and storage class by the API's names, for example {@code ContentType}
 * @param metadata user metadata without the {@code x-amz-meta-} of the header names
 * @param tags object tags
 * @param checksumAlgorithm the algorithm of the checksum that S3 keeps, for example {@code SHA256}; null when it keeps none
 * @param compositeChecksum the checksum where it is made of those of the parts; null when it covers the whole content
 */
public record StoredObject(
        Content content,
        String etag,
        Instant lastModified,
        Map<String, String> headers,
        Map<String, String> metadata,
        Map<String, String> tags,
        String checksumAlgorithm,
        String compositeChecksum) {

    /** Copies the maps. */
    public StoredObject {
        headers = Map.copyOf(headers);
        metadata = Map.copyOf(metadata);
        tags = Map.copyOf(tags);
    }

    /** Returns an object as a plain PutObject leaves it at the start of 1970. */
    public static StoredObject of(String text) {
        Content content = Content.of(text);
        return new StoredObject(
                content, content.etag(), Instant.EPOCH, Map.of(), Map.of(), Map.of(), Checksums.DEFAULT, null);
    }

    /** Returns this object with other headers. */
    public StoredObject withHeaders(Map<String, String> newHeaders) {
        return new StoredObject(
                content, etag, lastModified, newHeaders, metadata, tags, checksumAlgorithm, compositeChecksum);
    }

    /** Returns this object with other user metadata. */
    public StoredObject withMetadata(Map<String, String> newMetadata) {
        return new StoredObject(
                content, etag, lastModified, headers, newMetadata, tags, checksumAlgorithm, compositeChecksum);
    }

    /** Returns this object with other tags. */
    public StoredObject withTags(Map<String, String> newTags) {
        return new StoredObject(
                content, etag, lastModified, headers, metadata, newTags, checksumAlgorithm, compositeChecksum);
    }

    /** Returns this object with a checksum of another algorithm, over the whole content. */
    public StoredObject withChecksumAlgorithm(String algorithm) {
        return new StoredObject(content, etag, lastModified, headers, metadata, tags, algorithm, null);
    }

    StoredObject writtenAt(Instant time) {
        return new StoredObject(content, etag, time, headers, metadata, tags, checksumAlgorithm, compositeChecksum);
    }

    /** Returns this object with a content that is put together of parts. */
    StoredObject withParts(Content whole, String newEtag, String newCompositeChecksum) {
        return new StoredObject(
                whole, newEtag, lastModified, headers, metadata, tags, checksumAlgorithm, newCompositeChecksum);
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
