package io.filetransfer.emulator.s3.awssdk;

import io.filetransfer.emulator.s3.store.Draft;
import java.time.Instant;

/**
 * One part of a multipart upload.
 *
 * @param number its number, from 1
 * @param draft its bytes
 * @param checksum its checksum in Base64, null when the upload has none for its parts
 * @param lastModified when it arrived
 */
record UploadedPart(int number, Draft draft, String checksum, Instant lastModified) {

    String etag() {
        return draft.md5();
    }
}
