package io.filetransfer.emulator.s3;

import io.filetransfer.emulator.http.Gateway;
import io.filetransfer.emulator.http.TestClients;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A server behind a gateway, a client in front of it and a bucket of its own. */
final class S3Fixture implements AutoCloseable {

    final S3Client s3;
    final String bucket = "bucket-" + UUID.randomUUID();
    final Gateway gateway;

    S3Fixture() {
        this.gateway = Gateway.start(0, Map.of("s3", EmbeddedS3.inMemory().service()));
        this.s3 = TestClients.s3(gateway.endpoint());
        s3.createBucket(request -> request.bucket(bucket));
    }

    String put(String key, String text) {
        return s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(text))
                .eTag();
    }

    String get(String key) {
        return s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asUtf8String();
    }

    @Override
    public void close() {
        s3.close();
        gateway.close();
    }
}
