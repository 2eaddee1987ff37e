package io.filetransfer.emulator.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * A multipart upload that is neither completed nor aborted.
 *
 * @param template its object, of the time when it began and still without content
 * @param parts the parts' contents in ascending order of their numbers
 */
record StoredUpload(
        String id, String key, StoredObject template, UploadChecksum checksum, NavigableMap<Integer, Content> parts) {

    StoredUpload(String id, String key, StoredObject template, UploadChecksum checksum) {
        this(id, key, template, checksum, new ConcurrentSkipListMap<>());
    }

    /** Returns the object that the named parts make. */
    StoredObject assemble(List<CompletedPart> named, S3Limits limits) {
        List<Content> chosen = new ArrayList<>();
        int previous = 0;
        for (CompletedPart part : named) {
            if (part.partNumber() <= previous) {
                throw S3Failures.of(
                        400,
                        "InvalidPartOrder",
                        "The list of parts was not in ascending order. Parts must be ordered by part number.");
            }
            if (!chosen.isEmpty() && chosen.getLast().size() < limits.minPartBytes()) {
                throw S3Failures.of(
                        400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
            }
            chosen.add(existing(part));
            previous = part.partNumber();
        }
        return template.withParts(Content.join(chosen), Checksums.etag(chosen), checksum.composite(chosen));
    }

    private Content existing(CompletedPart named) {
        Content part = parts.get(named.partNumber());
        if (part == null || named.eTag() == null || !unquoted(named.eTag()).equals(unquoted(part.etag()))) {
            throw S3Failures.invalidPart();
        }
        checksum.check(named, part);
        return part;
    }

    private static String unquoted(String etag) {
        return etag.replace("\"", "");
    }
}
