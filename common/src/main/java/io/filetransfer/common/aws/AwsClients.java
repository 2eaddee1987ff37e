package io.filetransfer.common.aws;

import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Builds the SDK clients. Region, credentials and endpoints come from the SDK's own provider chains; nothing is connected before the
 * first call. Each client builds its own HTTP client: only then the SDK applies the defaults that a service needs, such as Step
 * Functions' long read timeout.
 */
public final class AwsClients {

    /** Most times that a call to S3 is sent: the first and four more. */
    public static final int S3_ATTEMPTS = 5;

    /** A page of a listing usually takes S3 a fraction of a second. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(8);

    /** With all retries: a function that has half a minute left can still ask for a page and do something about its answer. */
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);

    private static final Duration COPY_READ_TIMEOUT = Duration.ofMinutes(5);

    private AwsClients() {}

    /** Returns a client for S3 that lists and looks up objects; no call takes longer than 20 seconds. */
    public static S3Client s3() {
        return s3(Apache5HttpClient.builder().socketTimeout(READ_TIMEOUT), CALL_TIMEOUT);
    }

    /**
     * Returns a client for S3 that has objects copied. A copy of 5 GiB takes S3 minutes at 30 MB/s, and S3 may say nothing in the
     * meantime: the read timeout leaves it five, which still is a third of the 15 minutes that a function has.
     *
     * @param connections how many calls may be under way at once
     */
    public static S3Client s3ForCopies(int connections) {
        return s3(
                Apache5HttpClient.builder()
                        .socketTimeout(COPY_READ_TIMEOUT)
                        .tcpKeepAlive(true)
                        .maxConnections(connections),
                null);
    }

    /** Returns a client for DynamoDB, with the SDK's own retries for it: eight attempts with short pauses. */
    public static DynamoDbClient dynamoDb() {
        return DynamoDbClient.builder()
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
    }

    /**
     * Retries by the SDK's standard strategy: throttling ({@code SlowDown}), 500, 502, 503, 504, timeouts and broken connections are
     * retried after exponentially growing, random pauses; refusals such as 403 and 412 are not. A budget of retries that all calls
     * share keeps an outage from being made worse. Without a call timeout, that is with null, a call lasts as long as its request says.
     *
     * @see <a href="https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/retry-strategy.html">retry strategies</a>
     */
    private static S3Client s3(Apache5HttpClient.Builder http, Duration callTimeout) {
        StandardRetryStrategy retries = AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(S3_ATTEMPTS)
                .build();
        return S3Client.builder()
                .overrideConfiguration(client -> client.retryStrategy(retries).apiCallTimeout(callTimeout))
                .httpClientBuilder(http)
                .build();
    }
}
