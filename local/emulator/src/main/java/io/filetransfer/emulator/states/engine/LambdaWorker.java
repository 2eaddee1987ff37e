package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.lambda.FunctionInvoker;
import io.filetransfer.emulator.lambda.InvocationResult;
import io.filetransfer.emulator.lambda.LambdaServiceException;
import io.filetransfer.emulator.states.path.Json;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A Lambda function named by its ARN, with or without a qualifier.
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html">Invoke a Lambda function</a>
 */
public record LambdaWorker(String functionArn) implements TaskWork.Worker {

    /** The client of the service has no class of its own for it, and errors are named after classes. */
    private static final String ACCESS_DENIED = "AccessDeniedException";

    private static final String OF_NO_CLASS = "AWSLambdaException";

    @Override
    public JsonNode perform(JsonNode input, TaskWork.Limits limits, Visit visit)
            throws StateFailedException, InterruptedException {
        String payload = Json.write(input);
        visit.record(Event.scheduled("LambdaFunctionScheduled", functionArn, payload, limits));
        visit.record(Event.plain("LambdaFunctionStarted"));
        try {
            JsonNode result = result(invoke(visit.lambda(), payload, limits.timeoutSeconds()));
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

    /** Waits as long as the task may take; the function itself runs on after that. */
    private InvocationResult invoke(FunctionInvoker lambda, String payload, OptionalLong timeoutSeconds)
            throws StateFailedException, TimeoutException, InterruptedException {
        FutureTask<InvocationResult> invocation = new FutureTask<>(() -> lambda.invoke(functionArn, payload));
        Thread.ofVirtual().name("invoke " + functionArn).start(invocation);
        try {
            return invocation.get(timeoutSeconds.orElse(Setting.MAX_SECONDS), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new StateFailedException(serviceFailure(e.getCause()));
        } finally {
            invocation.cancel(true);
        }
    }

    private JsonNode result(InvocationResult answer) throws StateFailedException {
        if (answer.functionError().isPresent()) {
            throw new StateFailedException(functionFailure(answer.payload()));
        }
        if (DataFlow.tooLarge(answer.payload())) {
            // The documentation exempts this error from States.ALL; for a task's own result, the service does not.
            throw new StateFailedException(DataFlow.limitExceeded(functionArn), ErrorNames.ALL);
        }
        return parsed(answer.payload())
                .orElseThrow(() -> new StateFailedException(Failure.of(
                        ErrorNames.RUNTIME,
                        "The function '" + functionArn + "' returned what is not JSON: " + answer.payload())));
    }

    private static Failure functionFailure(String payload) {
        return parsed(payload)
                .map(document -> document.path("errorType"))
                .filter(JsonNode::isTextual)
                .map(type -> Failure.of(type.textValue(), payload))
                .orElseGet(() -> Failure.of(
                        "Lambda.Unknown",
                        "The cause could not be determined because Lambda did not return an error type. Returned"
                                + " payload: "
                                + payload));
    }

    private static Failure serviceFailure(Throwable thrown) {
        if (thrown instanceof LambdaServiceException service) {
            return Failure.of(
                    "Lambda." + (service.code().equals(ACCESS_DENIED) ? OF_NO_CLASS : service.code()),
                    service.getMessage() + " (Service: AWSLambda; Status Code: " + service.statusCode()
                            + "; Error Code: " + service.code() + ")");
        }
        return Failure.of("Lambda.SdkClientException", "Unable to execute the request: " + thrown);
    }

    private static Optional<JsonNode> parsed(String payload) {
        try {
            return Optional.of(Json.parse(payload));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
