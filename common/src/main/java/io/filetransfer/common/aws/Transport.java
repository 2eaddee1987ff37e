package io.filetransfer.common.aws;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** How SDK clients reach their services: over the network, or not at all. */
public interface Transport {

    /**
     * Finishes a client.
     *
     * @param client the client's settings, without credentials, region and transport
     * @param http the settings of the HTTP client that it needs
     */
    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkAutoCloseable> C connect(
            B client, SdkHttpClient.Builder<?> http);
}
