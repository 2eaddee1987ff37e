package io.filetransfer.emulator.s3;

import io.filetransfer.emulator.http.AwsService;
import io.filetransfer.emulator.iam.RequestPermissions;
import io.filetransfer.emulator.s3.http.S3Door;
import io.filetransfer.emulator.s3.http.S3Permissions;
import java.time.InstantSource;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * An S3 server inside this process, which keeps everything on the heap.
 *
 * @param client calls the server without a connection
 * @param service the server as a part of the {@link io.filetransfer.emulator.http.Gateway}, by the name {@code s3}
 * @param permissions what requests to the server need
 */
public record EmbeddedS3(S3Client client, AwsService service, RequestPermissions permissions) {

    /** Creates a server without buckets. */
    public static EmbeddedS3 inMemory() {
        InMemoryS3 s3 = new InMemoryS3().withClock(InstantSource.system()).withoutRecording();
        return new EmbeddedS3(s3, new S3Door(s3), new S3Permissions(s3));
    }
}
