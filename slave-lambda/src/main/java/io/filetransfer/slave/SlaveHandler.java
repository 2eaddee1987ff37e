package io.filetransfer.slave;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.filetransfer.common.Deadline;
import io.filetransfer.common.aws.AwsClients;
import io.filetransfer.common.events.Json;
import io.filetransfer.common.events.MoveRequest;
import io.filetransfer.common.log.FunctionLog;
import io.filetransfer.common.priming.Priming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Lambda function {@code file-transfer-slave}: moves files from the source zone to the destination zone and marks them completed. Takes
 * {@code {"file_path": "raw/a.csv"}}, optionally with the {@code etag} and {@code size} of the version that was listed, or several
 * files as {@code {"files": [{"file_path": "raw/a.csv"}]}}. Answers with a
 * {@link MoveSummary} of one file or a {@link BatchSummary} of several.
 */
public final class SlaveHandler implements RequestStreamHandler {

    /** Enough for as many files of unlisted size at once, each copied in parts. */
    private static final int CONNECTIONS = LosslessMove.FILES_AT_ONCE * MultipartCopy.PARTS_AT_ONCE;

    private final FileTransfer transfer;
    private final FunctionLog log;

    /**
     * Called by Lambda: takes the settings from the environment.
     *
     * @throws io.filetransfer.common.config.InvalidSettingsException listing every setting that is missing or unusable
     */
    public SlaveHandler() {
        SlaveSettings settings = SlaveSettings.from(System.getenv());
        this.log = FunctionLog.install(settings.log());
        this.transfer = transfer(settings, AwsClients.overTheNetwork(), log);
        Priming.register(log, SlaveRehearsal.of(settings));
    }

    SlaveHandler(FileTransfer transfer, FunctionLog log) {
        this.transfer = transfer;
        this.log = log;
    }

    /**
     * Moves the files that the event names. Safe to repeat.
     *
     * @param event names the files
     * @param answer receives the summary
     * @param context gives the request and the time that is left
     * @throws io.filetransfer.common.events.InvalidEventException when the event does not name files of the source zone
     * @throws TransferFailedException naming the files of a batch that failed, after all others were moved
     * @throws OutOfTimeException when the function's time ends before the one file is moved
     */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        TransferResults results = log.invocation(
                context,
                event,
                json -> transfer.transfer(MoveRequest.parse(json), new Deadline(context::getRemainingTimeInMillis)));
        Json.write(results.summary(), answer);
    }

    static FileTransfer transfer(SlaveSettings settings, AwsClients aws, FunctionLog log) {
        return FileTransfer.of(aws.s3ForCopies(CONNECTIONS), aws.dynamoDb(), settings, log);
    }
}
