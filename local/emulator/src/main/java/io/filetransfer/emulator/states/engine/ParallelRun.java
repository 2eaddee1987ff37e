package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** One run of the branches of a Parallel state, each on a thread of its own. */
final class ParallelRun {

    private final Visit visit;
    private final List<StateGraph> graphs;
    private final List<Branch> branches;
    private final BlockingQueue<Ending> endings = new LinkedBlockingQueue<>();

    ParallelRun(Visit visit, List<StateGraph> graphs) {
        this.visit = visit;
        this.graphs = graphs;
        this.branches = visit.branch().fork(graphs.size());
    }

    /**
     * Runs all branches.
     *
     * @return their outputs, in the order of the definition
     * @throws StateFailedException the error of the branch that failed first; the others are stopped by then
     */
    JsonNode outputs(JsonNode input) throws StateFailedException, InterruptedException {
        for (int i = 0; i < graphs.size(); i++) {
            start(i, input);
        }
        JsonNode[] outputs = new JsonNode[graphs.size()];
        Branch last = visit.branch();
        for (int i = 0; i < outputs.length; i++) {
            Ending ending = endings.take();
            last = branches.get(ending.index());
            outputs[ending.index()] = outputOrFailure(ending, last);
        }
        visit.branch().join(last);
        visit.branch().note(Event.plain("ParallelStateSucceeded"));
        return new ArrayNode(JsonNodeFactory.instance, List.of(outputs));
    }

    private void start(int index, JsonNode input) {
        Branch branch = branches.get(index);
        Thread thread = Thread.ofVirtual()
                .name("branch " + graphs.get(index).startAt())
                .unstarted(() -> endings.add(end(index, input)));
        branch.runBy(thread);
        thread.start();
    }

    private Ending end(int index, JsonNode input) {
        try {
            return new Output(index, graphs.get(index).run(input, branches.get(index), visit.execution()));
        } catch (StateFailedException e) {
            return new Failed(index, e);
        } catch (InterruptedException e) {
            return new Stopped(index);
        } catch (RuntimeException e) {
            return new Broken(index, e);
        }
    }

    private JsonNode outputOrFailure(Ending ending, Branch branch) throws StateFailedException, InterruptedException {
        if (ending instanceof Output output) {
            return output.value();
        }
        visit.branch().abandonChildren(branch);
        ending.rethrow();
        throw new InterruptedException("a branch was stopped");
    }

    /** How a branch ended. */
    private sealed interface Ending {
        int index();

        default void rethrow() throws StateFailedException {}
    }

    private record Output(int index, JsonNode value) implements Ending {}

    private record Stopped(int index) implements Ending {}

    private record Failed(int index, StateFailedException failure) implements Ending {
        @Override
        public void rethrow() throws StateFailedException {
            throw failure.ofBranch();
        }
    }

    private record Broken(int index, RuntimeException failure) implements Ending {
        @Override
        public void rethrow() {
            throw failure;
        }
    }
}
