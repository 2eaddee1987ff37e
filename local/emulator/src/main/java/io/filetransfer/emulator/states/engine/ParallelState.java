package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.engine.State.Transition;
import java.util.List;
import java.util.Optional;

/**
 * Runs branches at the same time; its result is the array of their outputs.
 *
 * @param data how data goes through
 * @param branches what it runs
 * @param recovery its Retry and Catch
 * @param next the state that follows; empty when this one is terminal
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html">Parallel state</a>
 */
public record ParallelState(DataFlow data, List<StateGraph> branches, Recovery recovery, Optional<String> next)
        implements State.Work {

    @Override
    public Transition run(JsonNode input, Visit visit) throws StateFailedException, InterruptedException {
        try {
            return recovery.retry(visit, () -> work(input, visit));
        } catch (StateFailedException e) {
            if (e.fromBranch()) {
                visit.record(Event.plain("ParallelStateFailed"));
            }
            return recovery.fallBack(input, visit, e);
        }
    }

    private Transition work(JsonNode input, Visit visit) throws StateFailedException, InterruptedException {
        JsonNode effective = data.input(input, visit);
        visit.record(Event.plain("ParallelStateStarted"));
        JsonNode result = new ParallelRun(visit, branches).outputs(effective);
        return new Transition(data.output(input, result, visit), next);
    }
}
