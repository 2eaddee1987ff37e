package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

/** One run of the branches of a Parallel state, each on a thread of its own. */
final class ParallelRun {

    private final Visit visit;
    private final List<StateGraph> graphs;
    private final List<Branch> branches;
    private final BlockingQueue<Work> ended = new LinkedBlockingQueue<>();

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
            new Work(i, input).start();
        }
        JsonNode[] outputs = new JsonNode[graphs.size()];
        Branch last = visit.branch();
        for (int i = 0; i < outputs.length; i++) {
            Work work = ended.take();
            last = branches.get(work.index);
            outputs[work.index] = output(work);
        }
        visit.branch().join(last);
        visit.branch().note(Event.plain("ParallelStateSucceeded"));
        return new ArrayNode(JsonNodeFactory.instance, List.of(outputs));
    }

    private JsonNode output(Work work) throws StateFailedException, InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            visit.branch().abandonChildren(branches.get(work.index));
            switch (e.getCause()) {
                case StateFailedException failed -> throw failed.ofBranch();
                case InterruptedException stopped -> throw stopped;
                case RuntimeException broken -> throw broken;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** The work of one branch, which announces its own end. */
    private final class Work extends FutureTask<JsonNode> {

        private final int index;

        Work(int index, JsonNode input) {
            super(() -> graphs.get(index).run(input, branches.get(index), visit.execution()));
            this.index = index;
        }

        void start() {
            Thread thread = Thread.ofVirtual()
                    .name("branch " + graphs.get(index).startAt())
                    .unstarted(this);
            branches.get(index).runBy(thread);
            thread.start();
        }

        @Override
        protected void done() {
            ended.add(this);
        }
    }
}
