package io.filetransfer.emulator.http;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/** SDK clients as a user has them, but for retries: a test must see the first answer. */
public final class TestClients {

    private static final String ANYBODY = "test";

    private TestClients() {}

    public static S3Client s3(URI endpoint) {
        return s3(endpoint, ANYBODY);
    }

    public static S3Client s3(URI endpoint, String accessKeyId) {
        return S3Client.builder()
                .applyMutation(client -> configure(client, endpoint, accessKeyId))
                .forcePathStyle(true)
                .build();
    }

    public static DynamoDbClient dynamoDb(URI endpoint) {
        return dynamoDb(endpoint, ANYBODY);
    }

    public static DynamoDbClient dynamoDb(URI endpoint, String accessKeyId) {
        return DynamoDbClient.builder()
                .applyMutation(client -> configure(client, endpoint, accessKeyId))
                .build();
    }

    public static LambdaClient lambda(URI endpoint) {
        return lambda(endpoint, ANYBODY);
    }

    public static LambdaClient lambda(URI endpoint, String accessKeyId) {
        return LambdaClient.builder()
                .applyMutation(client -> configure(client, endpoint, accessKeyId))
                .build();
    }

    public static SfnClient stepFunctions(URI endpoint) {
        return stepFunctions(endpoint, ANYBODY);
    }

    public static SfnClient stepFunctions(URI endpoint, String accessKeyId) {
        return SfnClient.builder()
                .applyMutation(client -> configure(client, endpoint, accessKeyId))
                .build();
    }

    private static void configure(AwsClientBuilder<?, ?> client, URI endpoint, String accessKeyId) {
        client.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "test")))
                .overrideConfiguration(settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry()));
    }
}
