package io.filetransfer.emulator.states;

import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.http.AwsService;
import io.filetransfer.emulator.iam.RequestPermissions;
import io.filetransfer.emulator.states.api.Arns;
import io.filetransfer.emulator.states.api.Dispatcher;
import io.filetransfer.emulator.states.api.StatesPermissions;
import io.filetransfer.emulator.states.engine.Activities;
import io.filetransfer.emulator.states.engine.Resources;
import java.io.IOException;
import java.time.Duration;

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

    private final Dispatcher dispatcher;

    /**
     * Makes a service without state machines and activities.
     *
     * @param lambda invokes the functions of Task states
     * @param timeScale how long Wait states, retry intervals and polls for tasks of activities take
     * @param region the region in ARNs
     * @param accountId the account in ARNs, 12 digits
     */
    public StepFunctionsService(RoleInvokers lambda, TimeScale timeScale, String region, String accountId) {
        this(lambda, timeScale, new Arns(region, accountId), poll(timeScale));
    }

    StepFunctionsService(RoleInvokers lambda, TimeScale timeScale, Arns arns, Duration poll) {
        dispatcher = new Dispatcher(new Resources(lambda, new Activities(), timeScale), arns, poll);
    }

    private static Duration poll(TimeScale timeScale) {
        Duration scaled = timeScale.scale(POLL);
        return scaled.compareTo(SHORTEST_POLL) < 0 ? SHORTEST_POLL : scaled;
    }

    /**
     * Answers one request in the AWS JSON 1.0 protocol.
     *
     * @param exchange the request and its response
     * @throws IOException when the client went away
     */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        dispatcher.handle(exchange);
    }

    /** Returns what requests to the service need. */
    public RequestPermissions permissions() {
        return new StatesPermissions();
    }

    /** Stops all executions, as {@code ABORTED}, and lets all polls answer that there is no task. */
    @Override
    public void close() {
        dispatcher.close();
    }
}
