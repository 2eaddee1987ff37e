package io.filetransfer.common.aws;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The network. Each client builds its own HTTP client: given a builder rather than a finished one, the SDK can apply the defaults that a
 * service needs, such as Step Functions' long read timeout. Region, credentials and endpoints come from the SDK's own provider chains.
 */
final class NetworkTransport implements Transport {

    @Override
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkAutoCloseable> C connect(
            B client, SdkHttpClient.Builder<?> http) {
        return client.httpClientBuilder(http).build();
    }
}
