package io.filetransfer.emulator.s3;

import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Part;

/**
 * One part of a multipart upload.
 *
 * @param part what S3 tells of it
 * @param content its bytes
 */
record UploadedPart(Part part, Content content) {

    int number() {
        return part.partNumber();
    }

    boolean isMeantBy(CompletedPart named) {
        return named.eTag() != null
                && named.eTag().replace("\"", "").equals(content.etag().replace("\"", ""));
    }
}
