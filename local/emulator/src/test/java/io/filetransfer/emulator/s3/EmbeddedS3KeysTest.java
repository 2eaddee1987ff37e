package io.filetransfer.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Every key that S3 holds goes through each operation. */
@TestInstance(Lifecycle.PER_CLASS)
class EmbeddedS3KeysTest {

    static final List<String> KEYS = List.of(
            "plain.csv",
            "a b.csv",
            "a+b.csv",
            "a%2Fb",
            "a%20b",
            "100%",
            "ünï-日本語.csv",
            "emoji-\uD83D\uDE00.csv",
            "star*?.csv",
            "a=b&c=d;e,f:g@h!i$j'k(l)m~n.csv",
            "quote\"angle<>amp&.csv",
            "back\\slash",
            "[brackets]{braces}|^`#",
            "tab\there",
            "/leading",
            "//twice",
            "trailing/",
            "double//slash",
            "dots/./here",
            "dots/../there",
            "../up",
            ".",
            "..",
            ".hidden",
            ".odd-keys/x",
            "raw/x/raw_y.csv",
            "x".repeat(1_024),
            "long/" + "é".repeat(500),
            " leading space",
            "trailing space ",
            "café.csv",
            "cafe\u0301.csv",
            "line\r\nfeed\u007F");

    private S3Fixture server;

    @BeforeAll
    void start() {
        server = new S3Fixture();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @FieldSource("KEYS")
    void everyOperation_oddKey_meansExactlyThatKey(String key) {
        S3Client s3 = server.s3;
        String etag = server.put(key, "text of " + key);

        assertThat(server.get(key)).isEqualTo("text of " + key);
        assertThat(s3.headObject(request -> request.bucket(server.bucket).key(key))
                        .eTag())
                .isEqualTo(etag);
        assertThat(keys(key)).contains(key);

        String copy = "copies/" + etag.replace("\"", "");
        s3.copyObject(request -> request.sourceBucket(server.bucket)
                .sourceKey(key)
                .copySourceIfMatch(etag)
                .destinationBucket(server.bucket)
                .destinationKey(copy));
        s3.deleteObject(request -> request.bucket(server.bucket).key(key).ifMatch(etag));
        assertThat(keys(key)).doesNotContain(key);

        s3.copyObject(request -> request.sourceBucket(server.bucket)
                .sourceKey(copy)
                .destinationBucket(server.bucket)
                .destinationKey(key));
        assertThat(server.get(key)).isEqualTo("text of " + key);
        var deletion = s3.deleteObjects(request -> request.bucket(server.bucket)
                .delete(batch -> batch.objects(
                        ObjectIdentifier.builder().key(key).eTag(etag).build())));
        assertThat(deletion.errors()).isEmpty();
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> server.get(key))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(404));
    }

    @Test
    void everyOperation_keyWithCharactersBeyondXml_meansExactlyThatKey() {
        String key = "control/\u0001\u001F.csv";
        server.put(key, "text");

        assertThat(server.get(key)).isEqualTo("text");
        assertThat(keys("control/")).containsExactly(key);
        server.s3.copyObject(request -> request.sourceBucket(server.bucket)
                .sourceKey(key)
                .destinationBucket(server.bucket)
                .destinationKey("control/copy"));
        server.s3.deleteObject(request -> request.bucket(server.bucket).key(key));
        assertThat(keys("control/")).containsExactly("control/copy");
    }

    private List<String> keys(String prefix) {
        List<String> keys = new ArrayList<>();
        server
                .s3
                .listObjectsV2Paginator(
                        request -> request.bucket(server.bucket).prefix(prefix).encodingType("url"))
                .contents()
                .stream()
                .map(S3Object::key)
                .forEach(keys::add);
        return keys;
    }
}
