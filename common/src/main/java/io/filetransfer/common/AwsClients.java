package io.filetransfer.common;

import java.time.Duration;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Builds the SDK clients. Region, credentials and endpoints come from the SDK's own provider chains. */
public final class AwsClients {

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);

    private AwsClients() {}

    /**
     * Returns the settings of an HTTP client of which each SDK client builds its own: given a builder rather than a finished
     * client, the SDK can apply the defaults that a service needs, such as Step Functions' long read timeout.
     */
    public static Apache5HttpClient.Builder httpClientBuilder() {
        return Apache5HttpClient.builder();
    }

    /** Returns a client for S3 whose read timeout leaves a server-side copy of up to 5 GiB time to answer. */
    public static S3Client s3() {
        return S3Client.builder()
                .httpClientBuilder(httpClientBuilder().socketTimeout(READ_TIMEOUT))
                .build();
    }

    /** Returns a client for DynamoDB. */
    public static DynamoDbClient dynamoDb() {
        return DynamoDbClient.builder().httpClientBuilder(httpClientBuilder()).build();
    }
}
