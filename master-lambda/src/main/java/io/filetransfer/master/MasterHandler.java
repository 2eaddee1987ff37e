package io.filetransfer.master;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.filetransfer.common.AwsClients;
import io.filetransfer.common.Json;
import io.filetransfer.common.SourceZone;
import io.filetransfer.common.TransferSettings;
import io.filetransfer.common.TransferStatusTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Lambda function {@code file-transfer-master}: records every CSV of the source zone as started and invokes the slave for each, or for as
 * many at a time as the settings say. Takes any JSON event and answers with a {@link FanOutSummary}.
 */
public final class MasterHandler implements RequestStreamHandler {

    private final FanOut fanOut;

    /**
     * Called by Lambda: takes the settings from the environment.
     *
     * @throws io.filetransfer.common.InvalidSettingsException listing every setting that is missing or unusable
     */
    public MasterHandler() {
        this(fanOut(MasterSettings.from(System.getenv())));
    }

    MasterHandler(FanOut fanOut) {
        this.fanOut = fanOut;
    }

    /**
     * Starts the transfer of every file.
     *
     * @param event any JSON; nothing is read from it
     * @param answer receives the summary
     * @param context gives the log
     * @throws FanOutUnfinishedException when some files could not be started, after all others were
     */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Json.read(event);
        FanOutSummary summary = fanOut.run();
        context.getLogger().log(Json.text(summary));
        Json.write(summary, answer);
    }

    private static FanOut fanOut(MasterSettings settings) {
        TransferSettings transfer = settings.transfer();
        return new FanOut(
                new SourceZone(AwsClients.s3(), transfer),
                new TransferStatusTable(AwsClients.dynamoDb(), transfer.statusTable(), settings.retention()),
                new SlaveInvoker(SlaveInvoker.client(FanOut.CONCURRENCY), settings.slaveFunction()),
                settings.filesPerInvocation());
    }
}
