package io.filetransfer.status;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.filetransfer.common.AwsClients;
import io.filetransfer.common.Json;
import io.filetransfer.common.RecordedFiles;
import io.filetransfer.common.SourceZone;
import io.filetransfer.common.TransferSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * Lambda function {@code file-transfer-status}: once every file is transferred, reports success to the activity task that the state
 * machine waits for. Takes any JSON event and answers with the task's output.
 */
public final class StatusHandler implements RequestStreamHandler {

    private final CompletenessCheck check;
    private final ActivityTasks tasks;

    /**
     * Called by Lambda: takes the settings from the environment.
     *
     * @throws io.filetransfer.common.InvalidSettingsException listing every setting that is missing or unusable
     */
    public StatusHandler() {
        this(StatusSettings.from(System.getenv()));
    }

    private StatusHandler(StatusSettings settings) {
        this(
                completenessCheck(settings.transfer()),
                new ActivityTasks(
                        ActivityTasks.pollingClient(SfnClient.builder(), ActivityTasks.READ_TIMEOUT),
                        ActivityTasks.client(),
                        settings.activityArn()));
    }

    StatusHandler(CompletenessCheck check, ActivityTasks tasks) {
        this.check = check;
        this.tasks = tasks;
    }

    /**
     * Checks that the transfer is complete and, if so, ends the waiting activity task with success.
     *
     * @param event any JSON; nothing is read from it
     * @param answer receives the task's output, {@code {"message": "File Transfer Completed"}}
     * @param context gives the log and the time that is left
     * @throws FileTransferIncompleteException when files are left in the source zone or recorded as unfinished
     * @throws ActivityTaskMissingException when no activity task turned up in the time that was left
     */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Json.read(event);
        check.requireComplete();
        TransferCompleted completed = TransferCompleted.INSTANCE;
        tasks.succeed(completed, () -> Duration.ofMillis(context.getRemainingTimeInMillis()));
        context.getLogger().log(Json.text(completed));
        Json.write(completed, answer);
    }

    private static CompletenessCheck completenessCheck(TransferSettings settings) {
        return new CompletenessCheck(
                new SourceZone(AwsClients.s3(), settings),
                new RecordedFiles(AwsClients.dynamoDb(), settings.statusTable()));
    }
}
