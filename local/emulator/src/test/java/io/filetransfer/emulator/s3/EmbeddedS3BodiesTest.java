package io.filetransfer.emulator.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body that is damaged on its way is refused with S3's error, and nothing of it is stored. */
@TestInstance(Lifecycle.PER_CLASS)
class EmbeddedS3BodiesTest {

    private static final String UNSIGNED_CHUNKS = "x-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    private static final String CRC32_TRAILER = "x-amz-trailer: x-amz-checksum-crc32";
    private static final String WHOLE = "9\r\n123456789\r\n0\r\n";

    private final S3Fixture server = new S3Fixture();

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void put_chunksWithTheirChecksum_storesWhatTheyHold() throws IOException {
        String answer = put(
                "4\r\n1234\r\n5\r\n56789\r\n0\r\nx-amz-checksum-crc32:y/Q5Jg==\r\n\r\n",
                UNSIGNED_CHUNKS,
                decodedLength(9),
                CRC32_TRAILER);

        assertThat(answer).startsWith("HTTP/1.1 200 ");
        assertThat(server.get("key")).isEqualTo("123456789");
        server.s3.deleteObject(delete -> delete.bucket(server.bucket).key("key"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9\r\n1234",
                "4\r\n123456789\r\n0\r\n\r\n",
                "nine\r\n123456789\r\n0\r\n\r\n",
                "\r\n123456789\r\n0\r\n\r\n",
                "FFFFFFFF\r\n123456789\r\n0\r\n\r\n",
                "9\r\n123456789\r\n"
            })
    void put_chunksInBrokenFraming_areRefused(String body) throws IOException {
        assertRefused("IncompleteBody", put(body, UNSIGNED_CHUNKS, decodedLength(9)));
    }

    @Test
    void put_chunksOfAnotherLengthThanDeclared_areRefused() throws IOException {
        assertRefused("IncompleteBody", put(WHOLE + "\r\n", UNSIGNED_CHUNKS, decodedLength(10)));
        assertRefused("MissingContentLength", put(WHOLE + "\r\n", UNSIGNED_CHUNKS));
    }

    @Test
    void put_wrongTrailingChecksum_isRefused() throws IOException {
        String body = WHOLE + "x-amz-checksum-crc32:AAAAAA==\r\n\r\n";

        assertRefused("BadDigest", put(body, UNSIGNED_CHUNKS, decodedLength(9), CRC32_TRAILER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "x-amz-checksum-crc32 y/Q5Jg==\r\n\r\n", "x-amz-checksum-sha1:y/Q5Jg==\r\n\r\n"})
    void put_trailerThatIsNotTheAnnouncedOne_isRefused(String trailer) throws IOException {
        assertRefused("MalformedTrailerError", put(WHOLE + trailer, UNSIGNED_CHUNKS, decodedLength(9), CRC32_TRAILER));
    }

    @Test
    void put_wrongSha256OfTheBody_isRefused() throws IOException {
        assertRefused("XAmzContentSHA256Mismatch", put("123456789", "x-amz-content-sha256: " + "0".repeat(64)));
    }

    @Test
    void put_wrongContentMd5_isRefused() throws IOException {
        assertRefused("BadDigest", put("123456789", "Content-MD5: AAAAAAAAAAAAAAAAAAAAAA=="));
    }

    @Test
    void put_bodyShorterThanDeclared_isRefused() throws IOException {
        assertRefused("IncompleteBody", send(10, "123456789"));
    }

    private static String decodedLength(int bytes) {
        return "x-amz-decoded-content-length: " + bytes;
    }

    private void assertRefused(String code, String answer) {
        assertThat(answer).contains("<Code>" + code + "</Code>");
        assertThat(server.s3.listObjectsV2(list -> list.bucket(server.bucket)).contents())
                .isEmpty();
    }

    private String put(String body, String... headers) throws IOException {
        return send(body.length(), body, headers);
    }

    private String send(int declaredLength, String body, String... headers) throws IOException {
        URI endpoint = server.gateway.endpoint();
        String head = "PUT /%s/key HTTP/1.1\r\nHost: %s\r\nContent-Length: %d\r\nConnection: close\r\n%s\r\n"
                .formatted(
                        server.bucket,
                        endpoint.getAuthority(),
                        declaredLength,
                        headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n");
        try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            socket.getOutputStream().write((head + body).getBytes(ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
