package io.filetransfer.status;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.common.Deadline;
import io.filetransfer.common.aws.AwsClients;
import io.filetransfer.common.aws.OldestFile;
import io.filetransfer.common.aws.Priming;
import io.filetransfer.common.aws.RefusedException;
import io.filetransfer.common.aws.SlaveInvoker;
import io.filetransfer.common.aws.SourceZone;
import io.filetransfer.common.events.Json;
import io.filetransfer.common.events.SourceFile;
import io.filetransfer.common.log.FunctionLog;
import io.filetransfer.common.log.LogLevel;
import io.filetransfer.common.log.LogLine;
import io.filetransfer.common.log.Metric;
import io.filetransfer.common.tables.ExecutionsTable;
import io.filetransfer.common.tables.FileFailure;
import io.filetransfer.common.tables.StatusTable;
import io.filetransfer.status.check.CheckResult.Complete;
import io.filetransfer.status.check.CheckResult.Failed;
import io.filetransfer.status.check.CheckResult.Waiting;
import io.filetransfer.status.check.CompletenessCheck;
import io.filetransfer.status.task.ActivityPoller;
import io.filetransfer.status.task.Delivery;
import io.filetransfer.status.task.ExecutionHistory;
import io.filetransfer.status.task.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * Lambda function {@code file-transfer-status}: once every file of an execution is transferred, or is one that nobody will move, ends
 * the activity task that the execution waits for. Invoked without an execution, by hand, it answers for everything. It answers with the
 * task's output.
 */
public final class StatusHandler implements RequestStreamHandler {

    /** The error that the activity task is failed with. */
    private static final String ERROR = "FileTransferFailed";

    private static final TransferCompleted COMPLETED = new TransferCompleted("File Transfer Completed");

    private final ExecutionsTable executions;
    private final CompletenessCheck check;
    private final Delivery delivery;
    private final FunctionLog log;

    /**
     * Called by Lambda: takes the settings from the environment.
     *
     * @throws io.filetransfer.common.config.InvalidSettingsException listing every setting that is missing or unusable
     */
    public StatusHandler() {
        this(StatusSettings.from(System.getenv()));
    }

    private StatusHandler(StatusSettings settings) {
        this(
                settings,
                AwsClients.s3(),
                AwsClients.dynamoDb(),
                SlaveInvoker.client(1),
                ActivityPoller.pollingClient(SfnClient.builder(), ActivityPoller.READ_TIMEOUT),
                SfnClient.builder()
                        .httpClientBuilder(Apache5HttpClient.builder())
                        .build(),
                InstantSource.system(),
                FunctionLog.install(settings.log()));
        Priming.register(log);
    }

    StatusHandler(
            StatusSettings settings,
            S3Client s3,
            DynamoDbClient dynamoDb,
            LambdaClient lambda,
            SfnClient polling,
            SfnClient sfn,
            InstantSource clock,
            FunctionLog log) {
        this.executions = new ExecutionsTable(dynamoDb, settings.transfer().executionsTable(), clock);
        this.check = new CompletenessCheck(
                new SourceZone(s3, settings.transfer()),
                settings.transfer().keys(),
                new StatusTable(dynamoDb, settings.transfer().statusTable()),
                executions,
                new SlaveInvoker(lambda, settings.slaveFunction()));
        this.delivery = new Delivery(
                new ActivityPoller(polling, settings.activityArn(), clock), executions, new ExecutionHistory(sfn), sfn);
        this.log = log;
    }

    /**
     * Checks the transfer and, when it has come to its end, ends the waiting activity task.
     *
     * @param event names the execution and says what its master has started, {@code {"execution_id": "arn:...",
     *     "execution_start_time": "2026-11-22T10:15:30.123Z", "fan_out": {"files_found": 3, "files_started": 3}}}; any other JSON when
     *     invoked by hand; or Lambda's record of an invocation of the slave that has failed, whose files are then known to have failed
     * @param answer receives the task's output, {@code {"message": "File Transfer Completed"}}
     * @throws io.filetransfer.common.events.InvalidEventException when the event is not JSON, or one of these fields is unusable
     * @throws FileTransferIncompleteException when files have to be waited for
     * @throws FileTransferFailedException when nobody will move the files that are left
     * @throws ActivityTaskMissingException when the transfer has come to its end and no task turned up in the time that was left
     * @throws RefusedException when a service refuses a call for good
     */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Deadline deadline = new Deadline(context::getRemainingTimeInMillis);
        Optional<RuntimeException> failure = log.invocation(context, event, json -> handled(json, deadline));
        if (failure.isPresent()) {
            throw failure.get();
        }
        Json.write(COMPLETED, answer);
    }

    private Optional<RuntimeException> handled(JsonNode event, Deadline deadline) {
        try {
            Optional<FailedInvocation> failed = FailedInvocation.read(event);
            return failed.isPresent() ? recorded(failed.get()) : ended(StatusRequest.read(event), deadline);
        } catch (AwsServiceException e) {
            throw RefusedException.of(e);
        }
    }

    /** A file that no execution answers for is waited for by none. */
    private Optional<RuntimeException> recorded(FailedInvocation invocation) {
        FileFailure failure = invocation.failure();
        List<SourceFile> files = invocation.request().files();
        LogLine line = LogLine.of(LogLevel.WARN, failure.reason() + ": " + failure.error())
                .outcome("FAILURE_RECORDED")
                .with("files", files.size());
        invocation.request().executionId().ifPresent(id -> {
            files.forEach(file -> executions.recordFailure(id, file.filePath(), failure));
            line.with("execution_id", id);
        });
        log.write(line);
        return Optional.empty();
    }

    /** Returns what the function ends with, and writes it to the log; empty for the task's output. */
    private Optional<RuntimeException> ended(StatusRequest request, Deadline deadline) {
        return switch (check.check(request.execution(), request.fanOut())) {
            case Complete complete -> completed(request, deadline);
            case Waiting waiting -> incomplete(waiting);
            case Failed failed -> failed(failed, request, deadline);
        };
    }

    private Optional<RuntimeException> completed(StatusRequest request, Deadline deadline) {
        Optional<RuntimeException> missing = deliver(request, Outcome.success(COMPLETED), deadline, "");
        LogLine line = missing.map(e -> LogLine.of(LogLevel.WARN, e).outcome("TASK_MISSING"))
                .orElseGet(() -> LogLine.of(LogLevel.INFO, COMPLETED.message()).outcome("COMPLETED"));
        log.write(withAge(line, Duration.ZERO));
        return missing;
    }

    private Optional<RuntimeException> failed(Failed result, StatusRequest request, Deadline deadline) {
        RuntimeException failure = deliver(
                        request, Outcome.failure(ERROR, result.cause()), deadline, "; " + result.cause())
                .orElseGet(() -> new FileTransferFailedException(result.cause()));
        LogLine line = LogLine.of(LogLevel.ERROR, failure).outcome("FAILED");
        if (result.failedFiles() > 0) {
            line.with(Metric.FILES_FAILED, result.failedFiles());
        }
        log.write(withAge(line, result.oldest()));
        return Optional.of(failure);
    }

    /** Ends the task, or returns that it did not turn up, with a text about the outcome that is therefore not delivered. */
    private Optional<RuntimeException> deliver(
            StatusRequest request, Outcome outcome, Deadline deadline, String undelivered) {
        Duration atStart = deadline.remaining();
        return delivery.deliver(request.execution(), outcome, deadline, !request.isFirst())
                ? Optional.empty()
                : Optional.of(new ActivityTaskMissingException(
                        request.execution(), atStart.minus(deadline.remaining()), undelivered));
    }

    private Optional<RuntimeException> incomplete(Waiting result) {
        RuntimeException incomplete = new FileTransferIncompleteException(result.message());
        log.write(withAge(LogLine.of(LogLevel.INFO, incomplete).outcome("INCOMPLETE"), result.oldest()));
        return Optional.of(incomplete);
    }

    private LogLine withAge(LogLine line, OldestFile oldest) {
        return oldest.age(log.now()).map(age -> withAge(line, age)).orElse(line);
    }

    private static LogLine withAge(LogLine line, Duration age) {
        return line.with(Metric.OLDEST_UNFINISHED_FILE_AGE, age.toSeconds());
    }

    /** The output that the activity task is ended with, and the function's own answer. */
    private record TransferCompleted(String message) {}
}
