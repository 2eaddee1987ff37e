package io.filetransfer.emulator.states.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ActivityTaskTest {

    private final History history = new History();
    private final Branch branch = new Branch(history, 0);
    private final ActivityTask task =
            new ActivityTask("{}", new TaskWork.Limits(OptionalLong.empty(), OptionalLong.empty()), branch);

    /** Otherwise another branch could end the execution without a trace of an answer that was accepted. */
    @Test
    void succeed_branchHasNotGoneOn_isInTheHistoryAlready() {
        task.start(Optional.empty());

        assertThat(task.succeed(NullNode.getInstance())).isTrue();

        assertThat(history.events())
                .extracting(event -> event.path("type").asText())
                .containsExactly("ActivityStarted", "ActivitySucceeded");
    }

    @Test
    void fail_branchWasStopped_isRefusedWithoutATrace() {
        task.start(Optional.empty());
        branch.stop();

        assertThat(task.fail(Failure.of("E"))).isFalse();

        assertThat(history.events()).hasSize(1);
    }
}
