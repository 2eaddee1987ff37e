package io.filetransfer.local.s3.store;

import java.time.Instant;

/**
 * One version of an object.
 *
 * @param key the object's key
 * @param etag the entity tag without its quotes
 * @param lastModified when it was published, in whole milliseconds
 * @param headers what it carries beside its bytes
 * @param content its bytes
 */
public record StoredObject(String key, String etag, Instant lastModified, ObjectHeaders headers, Content content) {

    /** Returns the same version with other headers. */
    StoredObject with(ObjectHeaders others) {
        return new StoredObject(key, etag, lastModified, others, content);
    }

    /** Returns the number of bytes. */
    public long size() {
        return content.size();
    }
}
