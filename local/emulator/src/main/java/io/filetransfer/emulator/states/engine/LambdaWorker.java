package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.path.Json;
import java.util.concurrent.TimeoutException;

/**
 * A Lambda function named by its ARN.
 *
 * @param functionArn the ARN, with or without a qualifier
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html">Invoke a Lambda function</a>
 */
public record LambdaWorker(String functionArn) implements Worker {

    @Override
    public JsonNode perform(JsonNode input, TimeLimits limits, Visit visit)
            throws StateFailedException, InterruptedException {
        String payload = Json.write(input);
        visit.record(Event.lambdaScheduled(functionArn, payload, limits));
        visit.record(Event.plain("LambdaFunctionStarted"));
        try {
            JsonNode result = new LambdaCall(visit.lambda(), functionArn, payload).await(limits.timeoutSeconds());
            visit.record(Event.succeeded("LambdaFunctionSucceeded", result));
            return result;
        } catch (TimeoutException e) {
            Failure timeout = Failure.of(ErrorNames.TIMEOUT);
            visit.record(Event.failed("LambdaFunctionTimedOut", timeout));
            throw new StateFailedException(timeout);
        } catch (StateFailedException e) {
            visit.record(Event.failed("LambdaFunctionFailed", e.failure()));
            throw e;
        }
    }
}
