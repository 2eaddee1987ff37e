package io.filetransfer.master;

import io.filetransfer.common.AwsClients;
import io.filetransfer.common.MoveRequest;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/** Hands files to the slave function, which runs on its own: an asynchronous invoke. */
final class SlaveInvoker {

    private final LambdaClient lambda;
    private final String functionName;

    SlaveInvoker(LambdaClient lambda, String functionName) {
        this.lambda = lambda;
        this.functionName = functionName;
    }

    static LambdaClient client(int connections) {
        return LambdaClient.builder()
                .httpClientBuilder(AwsClients.httpClientBuilder().maxConnections(connections))
                .build();
    }

    /**
     * Queues the move of files by one invocation.
     *
     * @param files the files, as listed
     * @throws software.amazon.awssdk.core.exception.SdkException when Lambda did not accept the event
     */
    void invoke(MoveRequest files) {
        lambda.invoke(request -> request.functionName(functionName)
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String(files.json())));
    }
}
