package io.filetransfer.runner;

import io.filetransfer.emulator.cloud.CloudClients;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongFunction;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** One transfer from start to end: starts the execution, follows it, and gathers what came of it. */
final class TransferRun {

    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(200);

    private final SfnClient stepFunctions;
    private final TransferNames names;
    private final Zones zones;
    private final BranchOrder branches;

    TransferRun(CloudClients clients, TransferNames names) {
        this.stepFunctions = clients.stepFunctions();
        this.names = names;
        this.zones = new Zones(clients, names);
        this.branches = BranchOrder.of(stepFunctions
                .describeStateMachine(request -> request.stateMachineArn(names.stateMachineArn()))
                .definition());
    }

    /**
     * Runs the transfer of what is in the source zone.
     *
     * @param input the execution's input, JSON
     * @param progress makes the display for a number of files
     * @return what came of it
     * @throws InterruptedException when the run is to stop
     */
    TransferOutcome run(String input, LongFunction<Progress> progress) throws InterruptedException {
        SourceCount before = zones.source(Instant.MAX);
        String arn = stepFunctions
                .startExecution(
                        start -> start.stateMachineArn(names.stateMachineArn()).input(input))
                .executionArn();
        Instant start = describe(arn).startDate();
        try (Progress display = progress.apply(before.csv())) {
            follow(arn, start, before.csv(), display);
        }
        return new TransferOutcome(
                describe(arn), history(arn), before, zones.source(start), zones.left(start), zones.destination());
    }

    private void follow(String arn, Instant executionStart, long filesFound, Progress display)
            throws InterruptedException {
        boolean running = true;
        while (running) {
            Instant start = Instant.now();
            running = describe(arn).status() == ExecutionStatus.RUNNING;
            long left = zones.source(executionStart).csv();
            display.show(filesFound - left, history(arn).branchStates());
            if (running) {
                Thread.sleep(interval(Duration.between(start, Instant.now())));
            }
        }
    }

    /** Looking may take a quarter of the time at most: listing a large zone is work that the transfer waits for. */
    private static Duration interval(Duration cost) {
        Duration restraint = cost.multipliedBy(3);
        return restraint.compareTo(SHORTEST_INTERVAL) > 0 ? restraint : SHORTEST_INTERVAL;
    }

    private DescribeExecutionResponse describe(String arn) {
        return stepFunctions.describeExecution(request -> request.executionArn(arn));
    }

    private ExecutionHistory history(String arn) {
        return ExecutionHistory.of(
                stepFunctions
                        .getExecutionHistoryPaginator(request -> request.executionArn(arn))
                        .events(),
                branches);
    }
}
