package io.filetransfer.slave;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.filetransfer.common.AwsClients;
import io.filetransfer.common.Json;
import io.filetransfer.common.SourceFile;
import io.filetransfer.common.TransferSettings;
import io.filetransfer.common.TransferStatusTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Lambda function {@code file-transfer-slave}: moves one file from the source zone to the destination zone and marks it completed.
 * Takes {@code {"file_path": "raw/a.csv"}}, optionally with the {@code etag} and {@code size} of the version that was listed, and
 * answers with a {@link MoveSummary}.
 */
public final class SlaveHandler implements RequestStreamHandler {

    private final FileTransfer transfer;

    /**
     * Called by Lambda: takes the settings from the environment.
     *
     * @throws io.filetransfer.common.InvalidSettingsException listing every setting that is missing or unusable
     */
    public SlaveHandler() {
        this(fileTransfer(TransferSettings.from(System.getenv())));
    }

    SlaveHandler(FileTransfer transfer) {
        this.transfer = transfer;
    }

    /**
     * Moves the file that the event names. Safe to repeat.
     *
     * @param event names the file
     * @param answer receives the summary
     * @param context gives the log
     * @throws io.filetransfer.common.InvalidEventException when the event does not name a file of the source zone
     */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        MoveSummary summary = transfer.transfer(SourceFile.parse(Json.read(event)));
        context.getLogger().log(Json.text(summary));
        Json.write(summary, answer);
    }

    private static FileTransfer fileTransfer(TransferSettings settings) {
        return new FileTransfer(
                settings.keys(),
                new LosslessMove(AwsClients.s3(), settings.sourceBucket(), settings.destinationBucket()),
                new TransferStatusTable(AwsClients.dynamoDb(), settings.statusTable()));
    }
}
