package io.filetransfer.emulator.states;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.states.engine.Activities;
import io.filetransfer.emulator.states.engine.Activity;
import io.filetransfer.emulator.states.engine.ActivityTask;
import io.filetransfer.emulator.states.path.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * The operation {@code GetActivityTask}: waits for a task on an open connection.
 *
 * <p>The body starts with white space, sent every now and then and before a task is handed over. JSON allows it, and
 * writing is the only way to learn that the client has gone, which must not cost a task.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetActivityTask.html">GetActivityTask</a>
 */
final class ActivityPoll {

    private static final Duration PROBE_INTERVAL = Duration.ofMillis(500);
    private static final Duration RESET_ARRIVES = Duration.ofMillis(3);

    private final Activities activities;
    private final Duration patience;
    private volatile boolean closed;

    ActivityPoll(Activities activities, Duration patience) {
        this.activities = activities;
        this.patience = patience;
    }

    /** Answers with the next task of an activity, or with an empty object when none comes in time. */
    void answer(Params params, HttpExchange exchange) throws ApiException, IOException, InterruptedException {
        Activity activity = ActivityOperations.named(params, activities);
        Optional<String> workerName = params.optional("workerName");
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        Optional<ActivityTask> task = await(activity, workerName, body);
        ObjectNode json = Json.object();
        task.ifPresent(taken -> json.put("taskToken", taken.token().text()).put("input", taken.input()));
        body.write(Json.write(json).getBytes(StandardCharsets.UTF_8));
    }

    /** Lets every poll answer that there is no task. */
    void close() {
        closed = true;
    }

    private Optional<ActivityTask> await(Activity activity, Optional<String> workerName, OutputStream body)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        long remaining = patience.toNanos();
        while (remaining > 0 && !closed) {
            Optional<ActivityTask> task =
                    activity.take(Duration.ofNanos(Math.min(remaining, PROBE_INTERVAL.toNanos())));
            if (task.isPresent()) {
                checkClient(activity, task.get(), body);
                if (task.get().start(workerName)) {
                    return task;
                }
            }
            probe(body);
            remaining = deadline - System.nanoTime();
        }
        return Optional.empty();
    }

    /** The first write to a closed connection succeeds and makes the client's system answer so that the second fails. */
    private static void checkClient(Activity activity, ActivityTask task, OutputStream body)
            throws IOException, InterruptedException {
        try {
            probe(body);
            Thread.sleep(RESET_ARRIVES);
            probe(body);
        } catch (IOException | InterruptedException e) {
            activity.putBack(task);
            throw e;
        }
    }

    private static void probe(OutputStream body) throws IOException {
        body.write(' ');
        body.flush();
    }
}
