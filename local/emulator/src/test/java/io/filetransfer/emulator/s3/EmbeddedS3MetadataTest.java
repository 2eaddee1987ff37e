package io.filetransfer.emulator.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** User metadata that clients send as raw bytes, which the SDK does not, and what comes back of it. */
@TestInstance(Lifecycle.PER_CLASS)
class EmbeddedS3MetadataTest {

    private final S3Fixture server = new S3Fixture();

    @BeforeAll
    void putSource() {
        server.put("source", "x");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** The first value with its encoding is the example in S3's documentation, the second was recorded from S3. */
    @ParameterizedTest
    @CsvSource({
        "ÄMÄZÕÑ S3, =?UTF-8?B?w4PChE3Dg8KEWsODwpXDg8KRIFMz?=",
        "Miniö, =?UTF-8?Q?Mini=C3=83=C2=B6?=",
        "What is a_b=c ö?, =?UTF-8?Q?What_is_a=5Fb=3Dc_=C3=83=C2=B6=3F?=",
        "AMAZONS3, AMAZONS3",
    })
    void put_metadataInRawBytes_isReturnedAsAnEncodedWord(String value, String returned) throws IOException {
        send("put", "x-amz-meta-name: " + value);

        assertThat(metadata("put")).isEqualTo(Map.of("name", returned));
    }

    @Test
    void copy_metadataReplacedInRawBytes_isReturnedAsAnEncodedWord() throws IOException {
        send(
                "copy",
                "X-Amz-Meta-Name: Miniö",
                "x-amz-metadata-directive: REPLACE",
                "x-amz-copy-source: /" + server.bucket + "/source");

        assertThat(metadata("copy")).isEqualTo(Map.of("name", "=?UTF-8?Q?Mini=C3=83=C2=B6?="));
    }

    @Test
    void copy_objectWithEncodedMetadata_keepsIt() throws IOException {
        send("encoded", "x-amz-meta-name: Miniö");

        server.s3.copyObject(copy -> copy.sourceBucket(server.bucket)
                .sourceKey("encoded")
                .destinationBucket(server.bucket)
                .destinationKey("kept"));

        assertThat(metadata("kept")).isEqualTo(Map.of("name", "=?UTF-8?Q?Mini=C3=83=C2=B6?="));
    }

    private Map<String, String> metadata(String key) {
        return server.s3.headObject(head -> head.bucket(server.bucket).key(key)).metadata();
    }

    private void send(String key, String... headers) throws IOException {
        URI endpoint = server.gateway.endpoint();
        String request = "PUT /%s/%s HTTP/1.1\r\nHost: %s\r\nContent-Length: 0\r\nConnection: close\r\n%s\r\n\r\n"
                .formatted(server.bucket, key, endpoint.getAuthority(), String.join("\r\n", headers));
        try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 200 ");
        }
    }
}
