package io.filetransfer.emulator.states.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BranchTest {

    /** Otherwise the branches of a Parallel state would go on after the execution has ended. */
    @Test
    void fork_branchWasStoppedBefore_makesStoppedBranches() {
        Branch branch = new Branch(new History(), 0);
        branch.stop();

        assertThat(branch.fork(2)).hasSize(2).allMatch(Branch::stopped);
    }
}
