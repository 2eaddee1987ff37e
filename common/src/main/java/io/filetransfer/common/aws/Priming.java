package io.filetransfer.common.aws;

import io.filetransfer.common.events.Json;
import io.filetransfer.common.log.FunctionLog;
import io.filetransfer.common.log.LogLevel;
import io.filetransfer.common.log.LogLine;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Uses the SDK, JSON and the log once before Lambda takes its snapshot, so that the first invocation finds their classes loaded.
 * Nothing leaves the process, and neither connection nor credentials are kept. Without SnapStart nothing runs.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks.html">runtime hooks for SnapStart</a>
 */
public final class Priming implements Resource {

    /** The hooks' context keeps weak references only. */
    private static final List<Priming> REGISTERED = new CopyOnWriteArrayList<>();

    private final FunctionLog log;
    private final SdkHttpClient http;

    Priming(FunctionLog log, SdkHttpClient http) {
        this.log = log;
        this.http = http;
    }

    /** Has a function, which writes to this log, primed before its snapshot. */
    public static void register(FunctionLog log) {
        Priming priming = new Priming(log, new EmptyAnswers());
        REGISTERED.add(priming);
        Core.getGlobalContext().register(priming);
    }

    /** Only warns of a failure: Lambda would refuse a version whose hook throws. */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        try (S3Client s3 = offline(S3Client.builder());
                DynamoDbClient dynamoDb = offline(DynamoDbClient.builder())) {
            s3.listObjectsV2(list -> list.bucket("priming"));
            dynamoDb.query(query -> query.tableName("priming"));
            Json.tryRead("{}");
            log.write(LogLine.of(LogLevel.INFO, "primed"));
        } catch (Throwable e) {
            log.write(LogLine.of(LogLevel.WARN, e).outcome("NOT_PRIMED"));
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {}

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C offline(B client) {
        return client.httpClient(http)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("made-up", "made-up")))
                .build();
    }

    /** Answers every request with an empty 200. */
    private static final class EmptyAnswers implements SdkHttpClient, ExecutableHttpRequest {

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return this;
        }

        @Override
        public HttpExecuteResponse call() {
            return HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder().statusCode(200).build())
                    .build();
        }

        @Override
        public void abort() {}

        @Override
        public void close() {}
    }
}
