package io.filetransfer.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        List<FileAndReason> reasons = IntStream.range(0, 10)
                .mapToObj(i -> new FileAndReason("f" + i + "\u001b", "because\n"))
                .toList();

        print(reasons, left(2, 0, 10), "io.filetransfer.status.FileTransferFailedException");

        assertThat(out.toString())
                .contains("CSV files moved:   3 of 5", "still in raw:      12 files", "    f9\\u001b: because\\u000a\n")
                .contains("    and 2 more\n")
                .containsPattern(
                        "30\\.0 s +10\\.0 s +Check +done\n +failed attempts: 1, the last with\n +io.filetransfer.status")
                .doesNotContain("The checks were over");
    }

    @Test
    void print_checksOver_blamesTheFactor() {
        print(List.of(), left(2, 0, 4), "io.filetransfer.status.FileTransferIncompleteException");

        assertThat(out.toString())
                .contains("The checks were over before all files were moved: --fast=600 shortens them too much\n");
    }

    @Test
    void print_checksOverWithATextFile_doesNotBlameTheFactor() {
        print(List.of(), left(2, 1, 0), "io.filetransfer.status.FileTransferIncompleteException");

        assertThat(out.toString()).doesNotContain("The checks were over");
    }

    private void print(List<FileAndReason> reasons, List<SourceFile> left, String error) {
        DescribeExecutionResponse execution = DescribeExecutionResponse.builder()
                .status(ExecutionStatus.FAILED)
                .startDate(Instant.EPOCH)
                .stopDate(Instant.ofEpochSecond(40))
                .build();
        TransferOutcome outcome = new TransferOutcome(execution, history(error), 5, left, reasons, 3);
        new Report(new SafeWriter(out), NAMES, new FastFactor(600)).print(outcome);
    }

    private static List<SourceFile> left(int csv, int txt, int other) {
        return Stream.of(
                        Collections.nCopies(csv, new SourceFile("a.csv", false)),
                        Collections.nCopies(txt, new SourceFile("a.txt", false)),
                        Collections.nCopies(other, new SourceFile("a", false)))
                .flatMap(List::stream)
                .toList();
    }

    private static ExecutionHistory history(String error) {
        return ExecutionHistory.of(List.of(
                event(HistoryEventType.TASK_STATE_ENTERED, 1, 30)
                        .stateEnteredEventDetails(state -> state.name("Check"))
                        .build(),
                event(HistoryEventType.LAMBDA_FUNCTION_FAILED, 2, 31)
                        .lambdaFunctionFailedEventDetails(
                                failure -> failure.error(error).cause("files left"))
                        .build(),
                event(HistoryEventType.TASK_STATE_EXITED, 3, 40)
                        .stateExitedEventDetails(state -> state.name("Check"))
                        .build()));
    }

    private static HistoryEvent.Builder event(HistoryEventType type, long id, long second) {
        return HistoryEvent.builder()
                .id(id)
                .previousEventId(id - 1)
                .type(type)
                .timestamp(Instant.ofEpochSecond(second));
    }
}
