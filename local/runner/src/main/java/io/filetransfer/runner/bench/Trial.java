package io.filetransfer.runner.bench;

import io.filetransfer.emulator.cloud.CloudOptions;
import io.filetransfer.emulator.cloud.LocalCloud;
import io.filetransfer.emulator.states.engine.TimeScale;
import io.filetransfer.emulator.template.DeploymentTarget;
import io.filetransfer.runner.FastFactor;
import io.filetransfer.runner.TransferNames;
import io.filetransfer.runner.UserException;
import io.filetransfer.runner.bench.InvocationLog.Invocation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A candidate on fresh services of its own. */
final class Trial implements AutoCloseable {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    /** The article's calls take longer than the transfers that the factor is meant for, and all the more on a busy machine. */
    private static final int SLOWER = 4;

    private static final Duration MOVE_TIMEOUT = Duration.ofMinutes(2);

    private final RequestCounter requests;
    private final LocalCloud cloud;
    private final TransferNames names;
    private final Processes processes;
    private final Path logs;
    private final Zone zone;

    /**
     * Starts the services.
     *
     * @param candidate what is deployed to them
     * @param target where to
     * @param folder an empty folder for the functions' files
     * @param concurrency how many invocations of a function run at once
     * @param files how many files the transfer will have, which the waiting times are suited to
     */
    Trial(Candidate candidate, DeploymentTarget target, Path folder, int concurrency, int files) {
        TimeScale timeScale =
                FastFactor.suiting(SLOWER * (long) files, concurrency).scale();
        CloudOptions options = new CloudOptions(
                0, folder, target.region(), target.accountId(), timeScale, List.of(Duration.ofSeconds(1)), concurrency);
        this.requests = new RequestCounter(candidate.stack());
        this.cloud = LocalCloud.start(candidate.stack(), options, requests);
        this.names = TransferNames.of(candidate.stack());
        this.processes = new Processes(folder);
        this.logs = folder.resolve("logs");
        this.zone = new Zone(cloud.directS3(), names);
    }

    LocalCloud cloud() {
        return cloud;
    }

    TransferNames names() {
        return names;
    }

    Zone zone() {
        return zone;
    }

    RequestCounter requests() {
        return requests;
    }

    Map<Long, Processes.Usage> usage() {
        return processes.usage();
    }

    List<Invocation> invocations(Instant from) {
        return InvocationLog.read(logs, from);
    }

    /**
     * Invokes a function and waits for its answer, which may be an error: a check of files that are left is one.
     *
     * @return how long that took
     */
    Duration invoke(String function, String payload) {
        long start = System.nanoTime();
        cloud.clients()
                .lambda()
                .invoke(invoke -> invoke.functionName(function).payload(SdkBytes.fromUtf8String(payload)));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /**
     * Runs an execution to its end.
     *
     * @throws UserException when it fails
     */
    DescribeExecutionResponse transfer() throws InterruptedException {
        String arn = cloud.clients()
                .stepFunctions()
                .startExecution(
                        start -> start.stateMachineArn(names.stateMachineArn()).input("{}"))
                .executionArn();
        DescribeExecutionResponse execution = describe(arn);
        while (execution.status() == ExecutionStatus.RUNNING) {
            Thread.sleep(POLL_INTERVAL);
            execution = describe(arn);
        }
        if (execution.status() != ExecutionStatus.SUCCEEDED) {
            throw new UserException("the execution failed: " + execution.error() + ": " + execution.cause());
        }
        return execution;
    }

    /** Returns how many states an execution has entered. */
    long transitions(DescribeExecutionResponse execution) {
        return cloud
                .clients()
                .stepFunctions()
                .getExecutionHistoryPaginator(request -> request.executionArn(execution.executionArn()))
                .events()
                .stream()
                .filter(event -> event.stateEnteredEventDetails() != null)
                .count();
    }

    /**
     * Waits until no file is left in the raw zone.
     *
     * @throws UserException when one stays
     */
    void awaitEmpty() throws InterruptedException {
        Instant deadline = Instant.now().plus(MOVE_TIMEOUT);
        while (!zone.isEmpty()) {
            if (Instant.now().isAfter(deadline)) {
                throw new UserException("a file was not moved within " + MOVE_TIMEOUT.toSeconds() + " s");
            }
            Thread.sleep(POLL_INTERVAL);
        }
    }

    @Override
    public void close() {
        cloud.close();
    }

    private DescribeExecutionResponse describe(String arn) {
        return cloud.clients().stepFunctions().describeExecution(request -> request.executionArn(arn));
    }
}
