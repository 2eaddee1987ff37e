package io.filetransfer.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

class ReportTest {

    private static final TransferNames NAMES = new TransferNames("b", "raw/", "b", "refined/", "table", "arn");

    private final StringWriter out = new StringWriter();

    @Test
    void print_filesLeft_areNamedWithTheirReasons() {
        List<FileAndReason> left = IntStream.range(0, 10)
                .mapToObj(i -> new FileAndReason("f" + i + "\u001b", "because\n"))
                .toList();

        print(left, new SourceCount(2, 0, 0, 10), "io.filetransfer.status.FileTransferFailedException");

        assertThat(out.toString())
                .contains("CSV files moved:   3 of 5", "still in raw:      12 files", "    f9\\u001b: because\\u000a\n")
                .contains("    and 2 more\n")
                .doesNotContain("The checks were over");
    }

    @Test
    void print_checksOver_namesAFactorThatLeavesTimeForAllFiles() {
        print(List.of(), new SourceCount(2, 0, 3, 1), "io.filetransfer.status.FileTransferIncompleteException");

        // Three of five files in 40 s: all of them, and half as much time again, take 100 s.
        assertThat(out.toString())
                .contains("The checks were over after 10.0 s, with 2 of 5 CSV files left:"
                        + " --fast=600 shortens them too much, --fast=35 would have done.\n");
    }

    @Test
    void print_checksOverWithATextFile_doesNotBlameTheFactor() {
        print(List.of(), new SourceCount(2, 1, 0, 0), "io.filetransfer.status.FileTransferIncompleteException");

        assertThat(out.toString()).doesNotContain("The checks were over");
    }

    private void print(List<FileAndReason> left, SourceCount after, String error) {
        DescribeExecutionResponse execution = DescribeExecutionResponse.builder()
                .status(ExecutionStatus.FAILED)
                .startDate(Instant.EPOCH)
                .stopDate(Instant.ofEpochSecond(40))
                .build();
        TransferOutcome outcome =
                new TransferOutcome(execution, history(error), new SourceCount(5, after.txt(), 0, 0), after, left, 3);
        new Report(new SafeWriter(out), NAMES, new FastFactor(600)).print(outcome, List.of());
    }

    private static ExecutionHistory history(String error) {
        return ExecutionHistory.of(
                List.of(
                        event(HistoryEventType.TASK_STATE_ENTERED, 1, 30)
                                .stateEnteredEventDetails(state -> state.name("Check"))
                                .build(),
                        event(HistoryEventType.LAMBDA_FUNCTION_FAILED, 2, 31)
                                .lambdaFunctionFailedEventDetails(
                                        failure -> failure.error(error).cause("files left"))
                                .build(),
                        event(HistoryEventType.TASK_STATE_EXITED, 3, 40)
                                .stateExitedEventDetails(state -> state.name("Check"))
                                .build()),
                BranchOrder.of("{}"));
    }

    private static HistoryEvent.Builder event(HistoryEventType type, long id, long second) {
        return HistoryEvent.builder()
                .id(id)
                .previousEventId(id - 1)
                .type(type)
                .timestamp(Instant.ofEpochSecond(second));
    }
}
