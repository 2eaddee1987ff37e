package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Has work done by a Lambda function or an activity.
 *
 * @param name its name
 * @param data how data goes through
 * @param worker does the work
 * @param timing its timeout and heartbeat
 * @param recovery its Retry and Catch
 * @param next the state that follows; empty when this one is terminal
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html">Task state</a>
 */
public record TaskState(
        String name, DataFlow data, Worker worker, TaskTiming timing, Recovery recovery, Optional<String> next)
        implements State {

    @Override
    public String type() {
        return "Task";
    }

    @Override
    public List<String> targets() {
        return Stream.concat(next.stream(), recovery.targets().stream()).toList();
    }

    @Override
    public boolean terminal() {
        return next.isEmpty();
    }

    @Override
    public Transition run(JsonNode input, Visit visit) throws StateFailedException, InterruptedException {
        try {
            return recovery.retry(visit, () -> work(input, visit));
        } catch (StateFailedException e) {
            return recovery.fallBack(input, visit, e);
        }
    }

    private Transition work(JsonNode input, Visit visit) throws StateFailedException, InterruptedException {
        JsonNode effective = data.input(input, visit);
        JsonNode result = worker.perform(effective, timing.resolve(input, visit), visit);
        return new Transition(data.output(input, result, visit), next);
    }
}
