package io.filetransfer.emulator.s3;

import io.filetransfer.emulator.http.AwsService;
import io.filetransfer.emulator.iam.RequestPermissions;
import io.filetransfer.emulator.s3.http.S3Door;
import io.filetransfer.emulator.s3.http.S3Permissions;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/** An S3 server inside this process, which keeps everything on the heap. */
public final class EmbeddedS3 {

    private final InMemoryS3 s3 =
            new InMemoryS3().withClock(InstantSource.system()).withoutRecording();
    private final AwsService service = new S3Door(s3);

    private EmbeddedS3() {}

    /** Creates a server without buckets. */
    public static EmbeddedS3 inMemory() {
        return new EmbeddedS3();
    }

    /** Returns the server as a part of the {@link io.filetransfer.emulator.http.Gateway}, by the name {@code s3}. */
    public AwsService service() {
        return service;
    }

    /** Returns a client that calls the server without a connection. */
    public S3Client client() {
        return s3;
    }

    /** Returns what requests to the server need. */
    public RequestPermissions permissions() {
        return new S3Permissions(this::tags);
    }

    private Optional<Map<String, String>> tags(String bucket, String key) {
        try {
            return s3.object(bucket, key).map(StoredObject::tags);
        } catch (NoSuchBucketException e) {
            return Optional.empty();
        }
    }
}
