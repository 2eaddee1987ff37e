package io.filetransfer.emulator.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.http.AwsService;
import io.filetransfer.emulator.iam.RequestPermissions;
import io.filetransfer.emulator.lambda.FunctionInvoker;
import io.filetransfer.emulator.states.engine.Activities;
import io.filetransfer.emulator.states.engine.Resources;
import io.filetransfer.emulator.states.engine.TimeScale;
import io.filetransfer.emulator.states.path.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * AWS Step Functions in this process: the API of standard workflows over an interpreter of the Amazon States Language.
 * What a definition asks for and the interpreter does not support is refused when the state machine is created.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/Welcome.html">API reference</a>
 */
public final class StepFunctionsService implements AwsService, AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(60);

    /** However fast time runs, a worker does not poll without pause. */
    private static final Duration SHORTEST_POLL = Duration.ofSeconds(1);

    private static final String TARGET_PREFIX = "AWSStepFunctions.";
    private static final String GET_TASK = "GetActivityTask";

    private final Map<String, Operation> operations = new HashMap<>();
    private final Executions executions;
    private final ActivityPoll poll;

    /** One operation of the API that answers at once. */
    @FunctionalInterface
    interface Operation {
        /** Does what the request asks for, and returns the body of the answer. */
        JsonNode apply(Params params) throws ApiException;
    }

    /**
     * Makes a service without state machines and activities.
     *
     * @param lambda gives Lambda as the state machine's role, named by its ARN, may use it; what the role may not do is
     *     refused with the service's {@code AccessDeniedException}
     * @param timeScale how long Wait states, retry intervals and polls for tasks of activities take
     * @param region the region in ARNs
     * @param accountId the account in ARNs, 12 digits
     */
    public StepFunctionsService(
            Function<String, FunctionInvoker> lambda, TimeScale timeScale, String region, String accountId) {
        this(lambda, timeScale, new Arns(region, accountId), pollDuration(timeScale));
    }

    StepFunctionsService(
            Function<String, FunctionInvoker> lambda, TimeScale timeScale, Arns arns, Duration pollDuration) {
        Activities activities = new Activities();
        executions = new Executions(new Resources(lambda, activities, timeScale));
        poll = new ActivityPoll(activities, pollDuration);
        MachineOperations machines = new MachineOperations(executions, arns);
        operations.putAll(machines.operations());
        operations.putAll(new ActivityOperations(activities, arns).operations());
        operations.putAll(new ExecutionOperations(machines, executions, arns).operations());
        operations.putAll(new TaskOperations(activities).operations());
    }

    private static Duration pollDuration(TimeScale timeScale) {
        Duration scaled = timeScale.scale(POLL);
        return scaled.compareTo(SHORTEST_POLL) < 0 ? SHORTEST_POLL : scaled;
    }

    /**
     * Answers one request in the AWS JSON 1.0 protocol and closes the exchange.
     *
     * @param exchange the request and its response
     * @throws IOException when the client went away
     */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.getResponseHeaders()
                    .set("x-amzn-RequestId", UUID.randomUUID().toString());
            try {
                answer(exchange);
            } catch (ApiException e) {
                send(exchange, 400, e.toJson());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void answer(HttpExchange exchange) throws ApiException, IOException, InterruptedException {
        String target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                .orElse("");
        String name = target.startsWith(TARGET_PREFIX) ? target.substring(TARGET_PREFIX.length()) : target;
        Params params = Params.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (name.equals(GET_TASK)) {
            poll.answer(params, exchange);
            return;
        }
        if (!operations.containsKey(name)) {
            throw new ApiException("UnknownOperationException", "unknown or unsupported operation: '" + name + "'");
        }
        send(exchange, 200, operations.get(name).apply(params));
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Returns what requests to the service need. */
    public RequestPermissions permissions() {
        return new StatesPermissions();
    }

    /** Stops all executions, as {@code ABORTED}, and lets all polls answer that there is no task. */
    @Override
    public void close() {
        poll.close();
        executions.abortAll();
    }
}
