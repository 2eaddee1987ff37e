package io.filetransfer.common.testing;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** A multipart upload that is neither completed nor aborted. */
final class StoredUpload {

    private final String bucket;
    private final String key;
    private final StoredObject template;
    private final Instant begun;
    private final NavigableMap<Integer, StoredObject> parts = new TreeMap<>();

    StoredUpload(String bucket, String key, StoredObject template, Instant begun) {
        this.bucket = bucket;
        this.key = key;
        this.template = template;
        this.begun = begun;
    }

    boolean isFor(String otherBucket, String otherKey) {
        return bucket.equals(otherBucket) && key.equals(otherKey);
    }

    String key() {
        return key;
    }

    /** Returns when it began, which is when its object counts as written. */
    Instant begun() {
        return begun;
    }

    void put(int number, StoredObject part) {
        parts.put(number, part);
    }

    /** Returns part numbers and contents, in ascending order of the numbers. */
    List<String> described() {
        return parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue().content())
                .toList();
    }

    /** Returns the object that the named parts make. */
    StoredObject assemble(List<CompletedPart> named, S3Limits limits) {
        StringBuilder content = new StringBuilder();
        int previous = 0;
        for (CompletedPart part : named) {
            requireAscending(previous, part.partNumber());
            requireLargeEnough(previous, limits);
            content.append(existing(part).content());
            previous = part.partNumber();
        }
        String etag = InMemoryS3.etag(content.toString()).replaceFirst("\"$", "-" + named.size() + "\"");
        return template.withContent(content.toString()).withEtag(etag);
    }

    private StoredObject existing(CompletedPart named) {
        StoredObject part = parts.get(named.partNumber());
        if (part == null || !part.etag().equals(named.eTag())) {
            throw S3Failures.of(400, "InvalidPart");
        }
        return part;
    }

    private static void requireAscending(int previous, int number) {
        if (number <= previous) {
            throw S3Failures.of(400, "InvalidPartOrder");
        }
    }

    private void requireLargeEnough(int number, S3Limits limits) {
        if (number > 0 && parts.get(number).size() < limits.minPartBytes()) {
            throw S3Failures.of(400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
        }
    }
}
