package io.filetransfer.emulator.states.asl;

import io.filetransfer.emulator.states.engine.DataFlow;
import io.filetransfer.emulator.states.engine.ParallelState;
import io.filetransfer.emulator.states.engine.Recovery;
import io.filetransfer.emulator.states.engine.State;
import io.filetransfer.emulator.states.engine.StateGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads Parallel states. */
final class ParallelParser {

    private final GraphParser branches;

    ParallelParser(GraphParser branches) {
        this.branches = branches;
    }

    Optional<State> parse(String name, Fields fields) {
        List<StateGraph> graphs = branches(fields);
        DataFlow data = DataFields.all(fields);
        Recovery recovery = RecoveryFields.parse(fields);
        return Optional.of(new ParallelState(name, data, graphs, recovery, NextField.parse(fields)));
    }

    private List<StateGraph> branches(Fields fields) {
        List<StateGraph> graphs = new ArrayList<>();
        for (Fields branch : fields.requiredObjects("Branches")) {
            branch.string("Comment");
            branches.parse(branch).ifPresent(graphs::add);
            branch.refuseOthers("a branch");
        }
        return graphs;
    }
}
