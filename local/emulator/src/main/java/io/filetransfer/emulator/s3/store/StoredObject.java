package io.filetransfer.emulator.s3.store;

import java.time.Instant;

/**
 * One version of an object.
 *
 * @param key the object's key
 * @param etag the entity tag without its quotes
 * @param checksum its checksum, null when nobody has calculated one
 * @param lastModified when it was published, in whole milliseconds
 * @param headers what it carries beside its bytes
 * @param content its bytes
 */
public record StoredObject(
        String key, String etag, Checksum checksum, Instant lastModified, ObjectHeaders headers, Content content) {

    /** Returns the same version with other headers. */
    StoredObject with(ObjectHeaders others) {
        return new StoredObject(key, etag, checksum, lastModified, others, content);
    }

    /** Returns the same version with the same bytes elsewhere. */
    StoredObject with(Content elsewhere) {
        return new StoredObject(key, etag, checksum, lastModified, headers, elsewhere);
    }

    /** Returns the number of bytes. */
    public long size() {
        return content.size();
    }
}
