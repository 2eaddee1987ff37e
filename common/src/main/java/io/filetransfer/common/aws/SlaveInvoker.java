package io.filetransfer.common.aws;

import io.filetransfer.common.config.SettingsReader;
import io.filetransfer.common.events.MoveRequest;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/** Hands files to the slave function, which runs on its own: an asynchronous invoke. */
public final class SlaveInvoker {

    /** See <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke, FunctionName</a>. */
    private static final Pattern FUNCTION = Pattern.compile("[A-Za-z0-9:_$-]{1,170}");

    private final LambdaClient lambda;
    private final String functionName;

    /** Creates the gateway to the function of this name or ARN. */
    public SlaveInvoker(LambdaClient lambda, String functionName) {
        this.lambda = lambda;
        this.functionName = functionName;
    }

    /** Reads the setting {@code SLAVE_FUNCTION}; usable once the reader has no problem to report. */
    public static String functionName(SettingsReader reader) {
        return reader.required("SLAVE_FUNCTION", FUNCTION, "the name or ARN of the slave function");
    }

    /** Returns a client for Lambda that has at most so many calls under way at once, with the SDK's own retries. */
    public static LambdaClient client(int connections) {
        return LambdaClient.builder()
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(connections))
                .build();
    }

    /** Returns a client for Lambda that has at most so many calls under way at once, with retries of its caller's. */
    public static LambdaClient client(int connections, RetryStrategy retries) {
        return LambdaClient.builder()
                .overrideConfiguration(client -> client.retryStrategy(retries))
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(connections))
                .build();
    }

    /** Queues the move of files by one invocation; throws the SDK's exception when Lambda did not accept the event. */
    public void invoke(MoveRequest files) {
        lambda.invoke(request -> request.functionName(functionName)
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String(files.json())));
    }
}
