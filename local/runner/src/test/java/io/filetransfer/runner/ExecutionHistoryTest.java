package io.filetransfer.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

class ExecutionHistoryTest {

    private static final List<HistoryEvent> EVENTS = List.of(
            event(1, 0, HistoryEventType.EXECUTION_STARTED),
            entered(2, 1, HistoryEventType.PARALLEL_STATE_ENTERED, "P"),
            event(3, 2, HistoryEventType.PARALLEL_STATE_STARTED),
            entered(4, 3, HistoryEventType.TASK_STATE_ENTERED, "Two"),
            entered(5, 3, HistoryEventType.WAIT_STATE_ENTERED, "One"),
            failed(6, 4, "{\"errorMessage\": \"first\", \"errorType\": \"E\"}"),
            failed(7, 6, "not JSON"),
            exited(8, 7, HistoryEventType.TASK_STATE_EXITED, "Two"),
            entered(9, 8, HistoryEventType.FAIL_STATE_ENTERED, "Failed"),
            event(10, 9, HistoryEventType.WAIT_STATE_ABORTED),
            event(11, 9, HistoryEventType.PARALLEL_STATE_FAILED));

    @Test
    void visits_interleavedBranches_areToldApart() {
        assertThat(ExecutionHistory.of(EVENTS).visits())
                .extracting(StateVisit::state, StateVisit::ending)
                .containsExactly(
                        tuple("P", "failed"), tuple("Two", "done"), tuple("One", "stopped"), tuple("Failed", "failed"));
    }

    @Test
    void visits_taskFailsItsBranchAndTheParallelIsRetried_areFailedStoppedAndDone() {
        List<HistoryEvent> events = List.of(
                event(1, 0, HistoryEventType.EXECUTION_STARTED),
                entered(2, 0, HistoryEventType.PARALLEL_STATE_ENTERED, "P"),
                event(3, 2, HistoryEventType.PARALLEL_STATE_STARTED),
                entered(4, 3, HistoryEventType.WAIT_STATE_ENTERED, "One"),
                entered(5, 3, HistoryEventType.TASK_STATE_ENTERED, "Two"),
                failed(6, 5, "not JSON"),
                event(7, 6, HistoryEventType.WAIT_STATE_ABORTED),
                event(8, 6, HistoryEventType.TASK_STATE_ABORTED),
                event(9, 6, HistoryEventType.PARALLEL_STATE_STARTED),
                entered(10, 9, HistoryEventType.TASK_STATE_ENTERED, "Two"),
                exited(11, 10, HistoryEventType.TASK_STATE_EXITED, "Two"),
                event(12, 11, HistoryEventType.PARALLEL_STATE_SUCCEEDED),
                exited(13, 11, HistoryEventType.PARALLEL_STATE_EXITED, "P"));

        assertThat(ExecutionHistory.of(events).visits())
                .extracting(StateVisit::state, StateVisit::ending)
                .containsExactly(
                        tuple("P", "done"), tuple("One", "stopped"), tuple("Two", "failed"), tuple("Two", "done"));
    }

    @Test
    void visits_failedAttempts_areCountedWithTheLastError() {
        StateVisit two = visit("Two", 6);
        assertThat(two.failedAttempts()).isEqualTo(1);
        assertThat(two.lastError()).isEqualTo("E: first");

        StateVisit later = visit("Two", 7);
        assertThat(later.failedAttempts()).isEqualTo(2);
        assertThat(later.lastError()).isEqualTo("E: not JSON");
    }

    @Test
    void openStates_ofTwoBranches_areThoseThatAreNotOver() {
        assertThat(ExecutionHistory.of(EVENTS.subList(0, 7)).openStates()).containsExactly("One", "Two");
        assertThat(ExecutionHistory.of(EVENTS.subList(0, 8)).openStates()).containsExactly("One");
        assertThat(ExecutionHistory.of(EVENTS).openStates()).isEmpty();
    }

    private static StateVisit visit(String state, int events) {
        return ExecutionHistory.of(EVENTS.subList(0, events)).visits().stream()
                .filter(visit -> visit.state().equals(state))
                .findFirst()
                .orElseThrow();
    }

    private static HistoryEvent event(long id, long previous, HistoryEventType type) {
        return HistoryEvent.builder()
                .id(id)
                .previousEventId(previous)
                .type(type)
                .timestamp(Instant.ofEpochSecond(id))
                .build();
    }

    private static HistoryEvent entered(long id, long previous, HistoryEventType type, String state) {
        return event(id, previous, type).toBuilder()
                .stateEnteredEventDetails(details -> details.name(state))
                .build();
    }

    private static HistoryEvent exited(long id, long previous, HistoryEventType type, String state) {
        return event(id, previous, type).toBuilder()
                .stateExitedEventDetails(details -> details.name(state))
                .build();
    }

    private static HistoryEvent failed(long id, long previous, String cause) {
        return event(id, previous, HistoryEventType.LAMBDA_FUNCTION_FAILED).toBuilder()
                .lambdaFunctionFailedEventDetails(details -> details.error("E").cause(cause))
                .build();
    }
}
