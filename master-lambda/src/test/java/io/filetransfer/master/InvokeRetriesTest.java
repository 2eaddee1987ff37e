package io.filetransfer.master;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.filetransfer.common.Deadline;
import io.filetransfer.common.aws.SlaveInvoker;
import io.filetransfer.common.config.FileKeys;
import io.filetransfer.common.config.TransferSettings;
import io.filetransfer.common.events.Json;
import io.filetransfer.common.events.MoveRequest;
import io.filetransfer.common.testing.InMemoryDynamoDb;
import io.filetransfer.common.testing.RecordedLog;
import io.filetransfer.common.testing.TestFiles;
import io.filetransfer.emulator.s3.InMemoryS3;
import io.filetransfer.master.FanOutResult.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Master against a Lambda endpoint that refuses its invokes. */
class InvokeRetriesTest {

    /** More than the attempts that the SDK makes by itself. */
    private static final int REFUSALS = 4;

    private static final List<Answer> TRANSIENT = List.of(
            new Answer(409, "SnapStartNotReadyException"),
            new Answer(409, "ResourceConflictException"),
            new Answer(409, "CodeArtifactUserPendingException"),
            new Answer(408, "SnapStartTimeoutException"),
            new Answer(429, "TooManyRequestsException"),
            new Answer(500, "ServiceException"),
            new Answer(502, "ResourceNotReadyException"),
            new Answer(503, "ServiceUnavailable"));

    private final InMemoryDynamoDb dynamoDb = new InMemoryDynamoDb("status", "executions");
    private final Map<String, Integer> invokes = new ConcurrentHashMap<>();
    private HttpServer server;
    private LambdaClient lambda;
    private volatile BiFunction<String, Integer, Answer> answers;
    private volatile String retryAfter;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        properties().forEach(System::setProperty);
        lambda = SlaveInvoker.client(FanOut.CONCURRENCY, InvokeRetries.strategy());
    }

    @AfterEach
    void stop() {
        lambda.close();
        server.stop(0);
        properties().keySet().forEach(System::clearProperty);
    }

    @Test
    void run_transientAnswers_areRetriedUntilTheFileIsStarted() throws Exception {
        answers = (file, number) -> number <= REFUSALS ? transientAnswer(file) : Answer.ACCEPTED;

        List<Callable<FanOutResult>> runs = TRANSIENT.stream()
                .<Callable<FanOutResult>>map(answer -> () -> run("raw/" + answer.code() + ".csv", () -> 300_000))
                .toList();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<FanOutResult> run : executor.invokeAll(runs)) {
                assertThat(run.get().summary()).isEqualTo(new FanOutResult.Summary(1, 1));
            }
        }

        assertThat(invokes)
                .hasSize(TRANSIENT.size())
                .allSatisfy((file, number) -> assertThat(number).isEqualTo(REFUSALS + 1));
    }

    @Test
    void run_throttledUntilItsTimeEnds_namesTheReasonAndTheNextRunGoesOn() {
        AtomicLong firstInvoke = new AtomicLong();
        answers = (file, number) -> {
            firstInvoke.compareAndSet(0, System.nanoTime());
            return new Answer(429, "TooManyRequestsException");
        };
        IntSupplier oneSecondLong = () ->
                firstInvoke.get() == 0 || System.nanoTime() - firstInvoke.get() < 1_000_000_000 ? 300_000 : 19_000;

        FanOutResult throttled = run("raw/a.csv", oneSecondLong);

        assertThat(throttled.outcome()).isEqualTo(Outcome.UNFINISHED);
        assertThat(throttled.message())
                .startsWith("1 of 1 files could not be started: raw/a.csv (refused")
                .contains("Status Code: 429");

        assertThat(invokes.get("raw/a.csv")).as("invokes with pauses between").isBetween(2, 6);
        answers = (file, number) -> Answer.ACCEPTED;
        assertThat(run("raw/a.csv", () -> 300_000).summary()).isEqualTo(new FanOutResult.Summary(1, 1));
    }

    /** The SDK heeds the header, however little time is left to the run. */
    @Test
    void run_toldToRetryAfterItsEnd_isCutOffInTime() {
        answers = (file, number) -> new Answer(429, "TooManyRequestsException");
        retryAfter = "60";
        AtomicInteger looksWhileListing = new AtomicInteger();
        IntSupplier remainingMillis =
                () -> Thread.currentThread().isVirtual() || looksWhileListing.incrementAndGet() <= 4 ? 300_000 : 11_000;
        long begin = System.nanoTime();

        assertThat(run("raw/a.csv", remainingMillis).message())
                .startsWith("stopped 10 s before the function's end")
                .contains("1 of 1 files could not be started: raw/a.csv");

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        assertThat(invokes).containsEntry("raw/a.csv", 1);
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDeniedException, REFUSED",
        "404, ResourceNotFoundException, REFUSED",
        "413, RequestTooLargeException, UNFINISHED",
        "502, KMSAccessDeniedException, REFUSED"
    })
    void run_lastingRefusal_isNotRetried(int status, String code, Outcome outcome) {
        answers = (file, number) -> new Answer(status, code);

        FanOutResult result = run("raw/a.csv", () -> 300_000);

        assertThat(result.message()).contains("Status Code: " + status);
        assertThat(result.outcome()).isEqualTo(outcome);

        assertThat(invokes).containsEntry("raw/a.csv", 1);
    }

    private static Answer transientAnswer(String file) {
        return TRANSIENT.stream()
                .filter(answer -> file.contains(answer.code()))
                .findFirst()
                .orElseThrow();
    }

    private FanOutResult run(String file, IntSupplier remainingMillis) {
        InMemoryS3 s3 = new InMemoryS3("zone");
        s3.put("zone", file, "content");
        MasterSettings settings = new MasterSettings(
                new TransferSettings("zone", "zone", FileKeys.of("raw", "refined"), "status", "executions"),
                RecordedLog.SETTINGS,
                TestFiles.FOR_EVER,
                "slave",
                1);
        return MasterHandler.fanOut(settings, s3, dynamoDb, lambda)
                .run(Optional.empty(), new Deadline(remainingMillis));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String file = MoveRequest.parse(Json.read(exchange.getRequestBody()))
                    .files()
                    .getFirst()
                    .filePath();
            Answer answer = answers.apply(file, invokes.merge(file, 1, Integer::sum));
            exchange.getResponseHeaders().set("x-amzn-ErrorType", answer.code());
            if (retryAfter != null) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            byte[] body = "{\"message\": \"refused\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /**
     * What Lambda answers.
     *
     * @param status the HTTP status
     * @param code the error's name; empty when there is none
     */
    private record Answer(int status, String code) {
        static final Answer ACCEPTED = new Answer(202, "");
    }

    private Map<String, String> properties() {
        return Map.of(
                "aws.endpointUrlLambda",
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                "aws.region", "eu-west-1",
                "aws.accessKeyId", "test",
                "aws.secretAccessKey", "test");
    }
}
