package io.filetransfer.common.priming;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.filetransfer.common.aws.AwsClients;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A run of a function without effects outside of the process.
 *
 * @param function the function, given the clients that it calls AWS with
 * @param event its event
 * @param answers what the services answer: response bodies, by operation as {@code BatchWriteItem} where a header of the request names
 *     it, and otherwise by HTTP method
 */
public record Rehearsal(
        Function<AwsClients, RequestStreamHandler> function, String event, Map<String, String> answers) {

    /**
     * Runs the function.
     *
     * @return the calls that it made, named as in the answers
     * @throws IOException when the function does so
     */
    public List<String> run() throws IOException {
        try (CannedAws aws = new CannedAws(answers)) {
            function.apply(new AwsClients(aws))
                    .handleRequest(
                            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                            OutputStream.nullOutputStream(),
                            new RehearsalContext());
            return aws.calls();
        }
    }
}
