package io.filetransfer.common.priming;

import io.filetransfer.common.aws.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Services that answer what they are told to, in memory: clients marshal, sign and unmarshal as always, with made-up credentials, and
 * nothing leaves the process. Closing it closes the clients.
 */
final class CannedAws implements Transport, AutoCloseable {

    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("made-up", "made-up"));

    private final CannedHttpClient http;
    private final List<SdkAutoCloseable> clients = new ArrayList<>();

    /**
     * Creates the services.
     *
     * @param answers the bodies of their answers, by operation as {@code BatchWriteItem} where a header of the request names it, and
     *     otherwise by HTTP method
     */
    CannedAws(Map<String, String> answers) {
        http = new CannedHttpClient(answers);
    }

    /** Returns the calls so far, named as in the answers. */
    List<String> calls() {
        return http.calls();
    }

    @Override
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkAutoCloseable> C connect(
            B client, SdkHttpClient.Builder<?> unused) {
        C connected = client.httpClient(http)
                .credentialsProvider(CREDENTIALS)
                .region(Region.US_EAST_1)
                .build();
        clients.add(connected);
        return connected;
    }

    @Override
    public void close() {
        clients.forEach(SdkAutoCloseable::close);
    }
}
