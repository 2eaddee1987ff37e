package io.filetransfer.emulator.s3;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** All buckets, the clock that stamps what is written to them, and the ids of their uploads. */
final class Buckets {

    /** See <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">bucket naming rules</a>. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    /** See <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html">object keys</a>. */
    private static final int MAX_KEY_BYTES = 1024;

    private final ConcurrentNavigableMap<String, Bucket> byName = new ConcurrentSkipListMap<>();
    private final AtomicInteger uploads = new AtomicInteger();
    private volatile InstantSource clock = InstantSource.fixed(Instant.EPOCH);

    Buckets(String... names) {
        for (String name : names) {
            byName.put(name, empty(name, null));
        }
    }

    void clock(InstantSource newClock) {
        clock = newClock;
    }

    /** Returns the time as S3 stamps it: in whole seconds. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Returns an id that comes after all earlier ones. */
    String newUploadId() {
        return "upload-%06d".formatted(uploads.incrementAndGet());
    }

    List<software.amazon.awssdk.services.s3.model.Bucket> described() {
        return byName.values().stream().map(Bucket::described).toList();
    }

    Bucket get(String name) {
        Bucket bucket = byName.get(name);
        if (bucket == null) {
            throw S3Failures.noSuchBucket();
        }
        return bucket;
    }

    /** Returns the bucket for a write to a key that may be new. */
    Bucket forWrite(String name, String key) {
        // No character has more than three bytes in UTF-8 for each of its char values.
        if (key.length() > MAX_KEY_BYTES / 3 && key.getBytes(StandardCharsets.UTF_8).length > MAX_KEY_BYTES) {
            throw S3Failures.of(400, "KeyTooLongError", "Your key is too long");
        }
        return get(name);
    }

    void create(String name, String location) {
        if (!NAME.matcher(name).matches()) {
            throw S3Failures.of(400, "InvalidBucketName", "The specified bucket is not valid.");
        }
        if (byName.putIfAbsent(name, empty(name, location)) != null) {
            throw S3Failures.of(
                    409,
                    "BucketAlreadyOwnedByYou",
                    "Your previous request to create the named bucket succeeded and you already own it.");
        }
    }

    void delete(String name) {
        Bucket bucket = get(name);
        bucket.delete();
        byName.remove(name, bucket);
    }

    private Bucket empty(String name, String region) {
        return new Bucket(software.amazon.awssdk.services.s3.model.Bucket.builder()
                .name(name)
                .creationDate(now())
                .bucketRegion(region)
                .build());
    }
}
