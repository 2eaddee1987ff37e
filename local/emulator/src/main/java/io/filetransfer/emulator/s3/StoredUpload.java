package io.filetransfer.emulator.s3;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;

/** A multipart upload that is neither completed nor aborted. */
final class StoredUpload {

    private final MultipartUpload described;
    private final StoredObject template;
    private final Optional<UploadChecksum> checksum;
    private final NavigableMap<Integer, UploadedPart> parts = new TreeMap<>();

    /**
     * Begins an upload.
     *
     * @param described what S3 tells of it
     * @param template its object, still without content
     * @param checksum the one that its creator named
     */
    StoredUpload(MultipartUpload described, StoredObject template, Optional<UploadChecksum> checksum) {
        this.described = described;
        this.template = template;
        this.checksum = checksum;
    }

    MultipartUpload described() {
        return described;
    }

    String id() {
        return described.uploadId();
    }

    String key() {
        return described.key();
    }

    UploadedPart put(int number, Content content, Instant now) {
        Part.Builder part = Part.builder()
                .partNumber(number)
                .eTag(content.etag())
                .size(content.size())
                .lastModified(now);
        checksum.ifPresent(kind -> kind.describe(part, content));
        UploadedPart uploaded = new UploadedPart(part.build(), content);
        synchronized (this) {
            parts.put(number, uploaded);
        }
        return uploaded;
    }

    /** Returns the parts in ascending order of their numbers. */
    synchronized List<UploadedPart> parts() {
        return List.copyOf(parts.values());
    }

    /** Returns the object that the named parts make. */
    StoredObject assemble(List<CompletedPart> named, S3Limits limits) {
        List<UploadedPart> chosen = chosen(named, limits);
        List<Content> contents = chosen.stream().map(UploadedPart::content).toList();
        String composite = checksum.map(kind -> kind.composite(chosen)).orElse(null);
        return template.withParts(Content.join(contents), Checksums.etag(contents), composite);
    }

    private synchronized List<UploadedPart> chosen(List<CompletedPart> named, S3Limits limits) {
        List<UploadedPart> chosen = new ArrayList<>();
        for (CompletedPart part : named) {
            if (!chosen.isEmpty()) {
                requireAscending(chosen.getLast().number(), part.partNumber());
                requireLargeEnough(chosen.getLast(), limits);
            }
            chosen.add(existing(part));
        }
        return chosen;
    }

    private UploadedPart existing(CompletedPart named) {
        UploadedPart part = parts.get(named.partNumber());
        if (part == null || !part.isMeantBy(named)) {
            throw S3Failures.invalidPart();
        }
        checksum.ifPresent(kind -> kind.check(named, part));
        return part;
    }

    private static void requireAscending(int previous, int number) {
        if (number <= previous) {
            throw S3Failures.of(
                    400,
                    "InvalidPartOrder",
                    "The list of parts was not in ascending order. Parts must be ordered by part number.");
        }
    }

    private static void requireLargeEnough(UploadedPart part, S3Limits limits) {
        if (part.content().size() < limits.minPartBytes()) {
            throw S3Failures.of(400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
        }
    }
}
