package io.filetransfer.status.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;

class ActivityPollerTest {

    private final AtomicInteger polls = new AtomicInteger();
    private final CountDownLatch testIsOver = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer silent;

    @BeforeEach
    void startServerThatNeverAnswers() throws IOException {
        silent = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        silent.setExecutor(threads);
        silent.createContext("/", exchange -> {
            polls.incrementAndGet();
            try {
                testIsOver.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        silent.start();
    }

    @AfterEach
    void stop() {
        testIsOver.countDown();
        silent.stop(0);
        threads.shutdownNow();
    }

    /** A poll that the client repeats, having given it up, takes a task that nobody receives. */
    @Test
    void pollingClient_noAnswerInTime_pollsOnceAndFails() {
        try (SfnClient client = ActivityPoller.pollingClient(
                SfnClient.builder()
                        .region(Region.EU_WEST_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .endpointOverride(URI.create(
                                "http://127.0.0.1:" + silent.getAddress().getPort())),
                Duration.ofMillis(200))) {
            assertThatThrownBy(() -> client.getActivityTask(poll -> poll.activityArn("arn")))
                    .isInstanceOf(SdkClientException.class);
        }

        assertThat(polls).hasValue(1);
    }

    /** Step Functions holds a poll for 60 s. */
    @Test
    void readTimeout_comparedWithAPoll_isLonger() {
        assertThat(ActivityPoller.READ_TIMEOUT).isGreaterThanOrEqualTo(Duration.ofSeconds(65));
    }
}
