package io.filetransfer.slave.move;

import static io.filetransfer.slave.move.Moves.DESTINATION;
import static io.filetransfer.slave.move.Moves.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.filetransfer.common.aws.AwsClients;
import io.filetransfer.common.events.SourceFile;
import io.filetransfer.slave.MoveFailedException;
import io.filetransfer.slave.OutOfTimeException;
import io.filetransfer.slave.move.MoveState.Outcome;
import io.filetransfer.slave.move.Moves.End;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;

/** What the SDK makes of S3's answers, with the client that the function has. */
class S3OverHttpTest {

    private static final String COPIED = "<CopyObjectResult><ETag>\"v1\"</ETag></CopyObjectResult>";

    private final ScriptedS3 script = new ScriptedS3();
    private HttpServer server;
    private S3Client s3;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", script);
        server.start();
        properties().forEach(System::setProperty);
        s3 = AwsClients.s3ForCopies(2);
    }

    @AfterEach
    void stop() {
        s3.close();
        server.stop(0);
        properties().keySet().forEach(System::clearProperty);
    }

    @Test
    void move_usualFile_sendsTheConditions() {
        script.answer("PUT", 200, COPIED).answer("DELETE", 204, "");

        assertThat(move("\"v1\"").outcome()).isEqualTo(Outcome.MOVED);

        assertThat(script.requests()).hasSize(2);
        assertThat(script.requests().get(0))
                .startsWith("PUT /lake/refined/a.csv")
                .contains("x-amz-copy-source-if-match: \"v1\"", "If-none-match: *");
        assertThat(script.requests().get(1))
                .startsWith("DELETE /landing/raw/a.csv")
                .contains("If-match: \"v1\"");
    }

    @ParameterizedTest
    @CsvSource({"503, SlowDown", "500, InternalError", "503, ServiceUnavailable"})
    void move_outageThatPasses_isRetried(int status, String code) {
        script.answer("PUT", status, error(code)).answer("PUT", 200, COPIED).answer("DELETE", 204, "");

        assertThat(move("\"v1\"").outcome()).isEqualTo(Outcome.MOVED);

        assertThat(script.requests()).hasSize(3);
    }

    @Test
    void move_outageThatStays_failsAfterTheStatedAttempts() {
        script.always("PUT", 500, error("InternalError"));

        assertThat(move("\"v1\"").failure())
                .isInstanceOf(MoveFailedException.class)
                .hasMessageStartingWith("cannot move s3://landing/raw/a.csv to s3://lake/refined/a.csv: ");

        assertThat(script.requests()).hasSize(AwsClients.S3_ATTEMPTS);
    }

    @Test
    void move_denied_isNotRetriedAndSaysWhatS3Says() {
        script.always("PUT", 403, error("AccessDenied"));

        assertThat(move("\"v1\"").failure())
                .isInstanceOf(MoveFailedException.class)
                .hasMessageStartingWith(
                        "cannot move s3://landing/raw/a.csv to s3://lake/refined/a.csv: AccessDenied because");

        assertThat(script.requests()).hasSize(1);
    }

    /** The answer to HEAD has no body, hence no message. */
    @Test
    void move_lookDenied_namesCallObjectAndPermissions() {
        script.always("HEAD", 403, "");

        assertThat(move(null).failure())
                .isInstanceOf(MoveFailedException.class)
                .hasMessage("cannot move s3://landing/raw/a.csv to s3://lake/refined/a.csv: HeadObject of"
                        + " s3://landing/raw/a.csv is denied: the function's role lacks s3:GetObject on it, or"
                        + " s3:ListBucket on its bucket, without which S3 denies what does not exist");

        assertThat(script.requests()).hasSize(1);
    }

    @Test
    void move_lookAtVersionToCopyInPartsDenied_namesCallObjectAndPermissions() {
        script.answer("HEAD", 404, "").answer("HEAD", 403, "");

        assertThat(Moves.move(s3, Moves.settings(10, 6), new SourceFile(SOURCE, "\"v1\"", 11L))
                        .failure())
                .hasMessageContaining("HeadObject of s3://landing/raw/a.csv is denied: the function's role lacks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PreconditionFailed", "ConditionalRequestConflict"})
    void move_errorInsideASuccessfulAnswer_startsOver(String code) {
        script.answer("PUT", 200, error(code))
                .answer("PUT", 200, COPIED)
                .answer("HEAD", 404, "")
                .answer("HEAD", 200, "", "ETag", "\"v1\"")
                .answer("DELETE", 204, "");

        assertThat(move("\"v1\"").outcome()).isEqualTo(Outcome.MOVED);

        assertThat(script.requests()).hasSize(5);
    }

    @Test
    void move_outageInsideASuccessfulAnswer_isRetried() {
        script.answer("PUT", 200, error("InternalError"))
                .answer("PUT", 200, COPIED)
                .answer("DELETE", 204, "");

        assertThat(move("\"v1\"").outcome()).isEqualTo(Outcome.MOVED);

        assertThat(script.requests()).hasSize(3);
    }

    @Test
    void move_copyOutlastsTheFunction_isCutOffBefore() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        script.onRequest(request -> never.await());
        long start = System.nanoTime();

        RuntimeException failure = move("\"v1\"", 10_300).failure();

        assertThat(failure)
                .isInstanceOf(OutOfTimeException.class)
                .hasMessageContaining("CopyObject was cut off in the last 10 s of the function's time");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        never.countDown();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sun, 22 Nov 2026 10:15:30 GMT | Sun, 22 Nov 2026 10:15:30 GMT",
                "never | never",
            })
    void move_largeFileThatExpires_keepsTheTextAsItIs(String expires, String carried) {
        script.answer("HEAD", 404, "")
                .answer("HEAD", 200, "", "ETag", "\"v1\"", "Content-Length", "11", "Expires", expires)
                .answer(
                        "POST",
                        200,
                        "<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>")
                .always("PUT", 200, "<CopyPartResult><ETag>\"p\"</ETag></CopyPartResult>")
                .answer(
                        "POST",
                        200,
                        "<CompleteMultipartUploadResult><ETag>\"v1-2\"</ETag></CompleteMultipartUploadResult>")
                .answer("DELETE", 204, "");

        List<End> states = Moves.move(s3, Moves.settings(10, 6), List.of(new SourceFile(SOURCE, "\"v1\"", 11L)));

        assertThat(states.getFirst().outcome()).isEqualTo(Outcome.MOVED);
        assertThat(script.requests())
                .filteredOn(request -> request.startsWith("POST /lake/" + DESTINATION + "?uploads"))
                .singleElement()
                .asString()
                .contains("Expires: " + carried + "\n");
    }

    @Test
    void move_batch_deletesUnderEachKeysEtag() {
        script.always("PUT", 200, COPIED)
                .answer(
                        "POST",
                        200,
                        "<DeleteResult><Deleted><Key>raw/a.csv</Key></Deleted>"
                                + "<Error><Key>raw/b&amp;c.csv</Key><Code>NoSuchKey</Code></Error></DeleteResult>")
                .answer("DELETE", 404, error("NoSuchKey"));

        List<End> states = Moves.move(
                s3,
                Moves.settings(),
                List.of(new SourceFile(SOURCE, "\"v1\"", 1L), new SourceFile("raw/b&c.csv", "\"w1\"", 1L)));

        assertThat(states).extracting(End::outcome).containsExactlyInAnyOrder(Outcome.MOVED, Outcome.ALREADY_MOVED);
        assertThat(script.requests())
                .filteredOn(request -> request.startsWith("POST /landing?delete"))
                .singleElement()
                .asString()
                .contains("<Key>raw/b&amp;c.csv</Key><ETag>&quot;w1&quot;</ETag>");
    }

    private End move(String etag) {
        return move(etag, 900_000);
    }

    private End move(String etag, int remainingMillis) {
        return Moves.moveWithin(() -> remainingMillis, s3, Moves.settings(), List.of(Moves.file(etag)))
                .getFirst();
    }

    private Map<String, String> properties() {
        return Map.of(
                "aws.endpointUrlS3", "http://127.0.0.1:" + server.getAddress().getPort(),
                "aws.region", "us-east-1",
                "aws.accessKeyId", "test",
                "aws.secretAccessKey", "test");
    }

    private static String error(String code) {
        return "<Error><Code>%1$s</Code><Message>%1$s because</Message></Error>".formatted(code);
    }
}
