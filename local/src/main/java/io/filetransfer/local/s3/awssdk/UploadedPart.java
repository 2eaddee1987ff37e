package io.filetransfer.local.s3.awssdk;

import io.filetransfer.local.s3.store.Draft;
import java.time.Instant;

/**
 * One part of a multipart upload.
 *
 * @param number its number, from 1
 * @param draft its bytes
 * @param lastModified when it arrived
 */
record UploadedPart(int number, Draft draft, Instant lastModified) {

    String etag() {
        return draft.md5();
    }
}
