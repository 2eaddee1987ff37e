package io.filetransfer.emulator.cloud;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * SDK clients for one endpoint.
 *
 * @param s3 for S3
 * @param dynamoDb for DynamoDB
 * @param stepFunctions for Step Functions
 * @param lambda for Lambda
 */
public record CloudClients(S3Client s3, DynamoDbClient dynamoDb, SfnClient stepFunctions, LambdaClient lambda)
        implements AutoCloseable {

    /** The local run accepts any credentials; DynamoDB Local wants them alphanumeric. */
    public static final String ANY_CREDENTIAL = "local";

    private static final AwsCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create(ANY_CREDENTIAL, ANY_CREDENTIAL));

    /**
     * Makes clients.
     *
     * @param endpoint where S3, DynamoDB and Step Functions are
     * @param lambdaEndpoint where Lambda is
     * @param region the region
     */
    public static CloudClients of(URI endpoint, URI lambdaEndpoint, String region) {
        return new CloudClients(
                configure(S3Client.builder().forcePathStyle(true), endpoint, region),
                configure(DynamoDbClient.builder(), endpoint, region),
                configure(SfnClient.builder(), endpoint, region),
                configure(LambdaClient.builder(), lambdaEndpoint, region));
    }

    @Override
    public void close() {
        s3.close();
        dynamoDb.close();
        stepFunctions.close();
        lambda.close();
    }

    /** What the user's environment says of real AWS, proxies and endpoint variants included, is not for this endpoint. */
    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C configure(
            B builder, URI endpoint, String region) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(CREDENTIALS)
                .fipsEnabled(false)
                .dualstackEnabled(false)
                .httpClientBuilder(Apache5HttpClient.builder()
                        .socketTimeout(Duration.ofMinutes(5))
                        .proxyConfiguration(ProxyConfiguration.builder()
                                .useEnvironmentVariableValues(false)
                                .useSystemPropertyValues(false)
                                .build()))
                .build();
    }
}
