package io.filetransfer.status;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.filetransfer.common.AwsClients;
import io.filetransfer.common.ExecutionsTable;
import io.filetransfer.common.Json;
import io.filetransfer.common.RecordedFiles;
import io.filetransfer.common.SlaveInvoker;
import io.filetransfer.common.SourceZone;
import io.filetransfer.common.log.FunctionLog;
import io.filetransfer.common.log.LogLevel;
import io.filetransfer.common.log.LogLine;
import io.filetransfer.common.priming.Priming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * Lambda function {@code file-transfer-status}: once every file of an execution is transferred, or has failed for good, ends the
 * activity task that the execution waits for. Invoked without an execution, by hand, it answers for everything. It answers with the
 * task's output.
 */
public final class StatusHandler implements RequestStreamHandler {

    private final TransferReport report;
    private final FunctionLog log;

    /**
     * Called by Lambda: takes the settings from the environment.
     *
     * @throws io.filetransfer.common.InvalidSettingsException listing every setting that is missing or unusable
     */
    public StatusHandler() {
        StatusSettings settings = StatusSettings.from(System.getenv());
        this.log = FunctionLog.install(settings.log());
        this.report = report(settings, AwsClients.overTheNetwork());
        Priming.register(log, StatusRehearsal.of(settings));
    }

    StatusHandler(TransferReport report, FunctionLog log) {
        this.report = report;
        this.log = log;
    }

    /**
     * Checks the transfer and, when it has come to its end, ends the waiting activity task.
     *
     * @param event names the execution and says what its master has started, {@code {"execution_id": "arn:...",
     *     "execution_start_time": "2026-11-22T10:15:30.123Z", "fan_out": {"files_found": 3, "files_started": 3}}}; any other JSON when
     *     invoked by hand
     * @param answer receives the task's output, {@code {"message": "File Transfer Completed"}}
     * @param context gives the request and the time that is left
     * @throws io.filetransfer.common.InvalidEventException when the event is not JSON, or one of these fields is unusable
     * @throws FileTransferIncompleteException when files have to be waited for
     * @throws FileTransferFailedException when the files that are left have failed for good
     * @throws ActivityTaskMissingException when the transfer is complete and no task turned up in the time that was left
     */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Json.write(log.invocation(context, event, json -> check(StatusRequest.read(json), context)), answer);
    }

    private TransferCompleted check(StatusRequest request, Context context) {
        Findings findings = new Findings();
        try {
            TransferCompleted completed =
                    report.report(request, findings, () -> Duration.ofMillis(context.getRemainingTimeInMillis()));
            log.write(line(LogLine.of(LogLevel.INFO, completed.message()), "COMPLETED", findings));
            return completed;
        } catch (FileTransferIncompleteException e) {
            throw log.ending(e, line(LogLine.of(LogLevel.INFO, e), "INCOMPLETE", findings));
        } catch (FileTransferFailedException e) {
            throw log.ending(e, line(LogLine.of(LogLevel.ERROR, e), "FAILED", findings));
        } catch (ActivityTaskMissingException e) {
            throw log.ending(e, line(LogLine.of(LogLevel.WARN, e), "TASK_MISSING", findings));
        }
    }

    private LogLine line(LogLine line, String outcome, Findings findings) {
        return findings.describe(line.outcome(outcome), log.now());
    }

    static TransferReport report(StatusSettings settings, AwsClients aws) {
        return report(
                settings,
                aws.s3(),
                aws.dynamoDb(),
                SlaveInvoker.client(aws, 1),
                ActivityPoller.pollingClient(aws, SfnClient.builder(), ActivityPoller.READ_TIMEOUT),
                aws.transport().connect(SfnClient.builder(), Apache5HttpClient.builder()),
                InstantSource.system());
    }

    static TransferReport report(
            StatusSettings settings,
            S3Client s3,
            DynamoDbClient dynamoDb,
            LambdaClient lambda,
            SfnClient polling,
            SfnClient sfn,
            InstantSource clock) {
        ExecutionsTable executions =
                new ExecutionsTable(dynamoDb, settings.transfer().executionsTable(), clock);
        ParkedTasks parked = new ParkedTasks(executions);
        return new TransferReport(
                CompletenessCheck.of(
                        new SourceZone(s3, settings.transfer()),
                        new RecordedFiles(dynamoDb, settings.transfer().statusTable()),
                        executions,
                        lambda,
                        settings),
                new ActivityTasks(
                        new ActivityPoller(polling, settings.activityArn(), clock),
                        parked,
                        new TaskAnswers(sfn, parked, settings.heartbeat(), clock),
                        settings.heartbeat(),
                        clock));
    }
}
