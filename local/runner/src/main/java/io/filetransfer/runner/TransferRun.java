package io.filetransfer.runner;

import io.filetransfer.emulator.cloud.CloudClients;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** One transfer from start to end: starts the execution, follows it, and gathers what came of it. */
final class TransferRun {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    /** Listing a large zone takes processor time from the transfer: it may use a hundredth of the run, and this much at the start. */
    private static final Duration FIRST_LOOKS = Duration.ofMillis(200);

    private static final int RUN_FOR_EACH_LOOK = 100;

    private final SfnClient stepFunctions;
    private final TransferNames names;
    private final Zones zones;

    TransferRun(CloudClients clients, TransferNames names) {
        this.stepFunctions = clients.stepFunctions();
        this.names = names;
        this.zones = new Zones(clients, names);
    }

    /**
     * Runs the transfer of what is in the source zone.
     *
     * @param input the execution's input, JSON
     * @param filesFound how many CSV files are in the source zone
     * @param progress shows how far it is
     * @return what came of it
     * @throws InterruptedException when the run is to stop
     */
    TransferOutcome run(String input, long filesFound, Progress progress) throws InterruptedException {
        String arn = stepFunctions
                .startExecution(
                        start -> start.stateMachineArn(names.stateMachineArn()).input(input))
                .executionArn();
        Instant start = describe(arn).startDate();
        Duration looked = Duration.ZERO;
        while (describe(arn).status() == ExecutionStatus.RUNNING) {
            Instant look = Instant.now();
            if (!look.isBefore(start.plus(looked.minus(FIRST_LOOKS).multipliedBy(RUN_FOR_EACH_LOOK)))) {
                progress.show(
                        filesFound - SourceFile.count(SourceFile.Kind.CSV, zones.source(start)),
                        history(arn).openStates());
                looked = looked.plus(Duration.between(look, Instant.now()));
            }
            Thread.sleep(POLL_INTERVAL);
        }
        List<SourceFile> left = zones.source(start);
        TransferOutcome outcome = new TransferOutcome(
                describe(arn), history(arn), filesFound, left, zones.reasons(left), zones.destination());
        progress.show(outcome.moved(), List.of(outcome.execution().statusAsString()));
        return outcome;
    }

    private DescribeExecutionResponse describe(String arn) {
        return stepFunctions.describeExecution(request -> request.executionArn(arn));
    }

    private ExecutionHistory history(String arn) {
        return ExecutionHistory.of(stepFunctions
                .getExecutionHistoryPaginator(request -> request.executionArn(arn))
                .events());
    }
}
