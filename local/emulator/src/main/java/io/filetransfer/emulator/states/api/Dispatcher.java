package io.filetransfer.emulator.states.api;

import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.states.engine.Activities;
import io.filetransfer.emulator.states.engine.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Takes requests in the JSON 1.0 protocol and has them answered by the operation they name. */
public final class Dispatcher implements AutoCloseable {

    private static final String TARGET_PREFIX = "AWSStepFunctions.";
    private static final String POLL = "GetActivityTask";

    private final Map<String, Operation> operations = new HashMap<>();
    private final Executions executions;
    private final ActivityPoll poll;

    /**
     * Puts the service together.
     *
     * @param resources what executions work with
     * @param arns makes the ARNs
     * @param pollPatience how long a poll for a task waits
     */
    public Dispatcher(Resources resources, Arns arns, Duration pollPatience) {
        Activities activities = resources.activities();
        Machines machines = new Machines();
        Tags tags = new Tags();
        executions = new Executions(resources);
        poll = new ActivityPoll(activities, pollPatience);
        operations.putAll(new ActivityOperations(activities, arns, tags).operations());
        operations.putAll(new MachineOperations(machines, executions, arns, tags).operations());
        operations.putAll(new ExecutionOperations(machines, executions, arns).operations());
        operations.putAll(new TaskOperations(activities).operations());
        operations.putAll(tags.operations());
    }

    /**
     * Answers one request and closes the exchange.
     *
     * @param exchange the request and its response
     * @throws IOException when the client went away
     */
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = new Reply(exchange);
            try {
                answer(exchange, reply);
            } catch (ApiException e) {
                reply.send(400, e.toJson());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Stops all executions and ends all polls. */
    @Override
    public void close() {
        poll.close();
        executions.abortAll();
    }

    private void answer(HttpExchange exchange, Reply reply) throws ApiException, IOException, InterruptedException {
        String target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                .orElse("");
        String name = target.startsWith(TARGET_PREFIX) ? target.substring(TARGET_PREFIX.length()) : target;
        Params params = Params.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (name.equals(POLL)) {
            poll.answer(params, reply);
            return;
        }
        if (!operations.containsKey(name)) {
            throw new ApiException("UnknownOperationException", "unknown or unsupported operation: '" + name + "'");
        }
        reply.send(200, operations.get(name).apply(params));
    }
}
