package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
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
        BlockingQueue<Integer> ended = new LinkedBlockingQueue<>();
        List<FutureTask<JsonNode>> works = new ArrayList<>();
        for (int i = 0; i < graphs.size(); i++) {
            int index = i;
            FutureTask<JsonNode> work = new FutureTask<>(() -> run(index, input));
            works.add(work);
            Thread.startVirtualThread(() -> {
                work.run();
                ended.add(index);
            });
        }
        JsonNode[] outputs = new JsonNode[graphs.size()];
        Branch last = visit.branch();
        for (int i = 0; i < outputs.length; i++) {
            int index = ended.take();
            last = branches.get(index);
            outputs[index] = output(works.get(index), last);
        }
        visit.branch().join(last);
        visit.branch().note(Event.plain("ParallelStateSucceeded"));
        return new ArrayNode(JsonNodeFactory.instance, List.of(outputs));
    }

    private JsonNode run(int index, JsonNode input) throws StateFailedException, InterruptedException {
        Branch branch = branches.get(index);
        branch.runBy(Thread.currentThread());
        return graphs.get(index).run(input, branch, visit.execution());
    }

    private JsonNode output(FutureTask<JsonNode> work, Branch branch)
            throws StateFailedException, InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            visit.branch().abandonChildren(branch);
            switch (e.getCause()) {
                case StateFailedException failed -> throw failed.ofBranch();
                case InterruptedException stopped -> throw stopped;
                case RuntimeException broken -> throw broken;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }
}
