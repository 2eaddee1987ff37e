package io.filetransfer.master;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.common.Deadline;
import io.filetransfer.common.aws.AwsClients;
import io.filetransfer.common.aws.Priming;
import io.filetransfer.common.aws.RefusedException;
import io.filetransfer.common.aws.SlaveInvoker;
import io.filetransfer.common.aws.SourceZone;
import io.filetransfer.common.config.TransferSettings;
import io.filetransfer.common.events.Execution;
import io.filetransfer.common.events.Json;
import io.filetransfer.common.log.FunctionLog;
import io.filetransfer.common.tables.ExecutionsTable;
import io.filetransfer.common.tables.StatusTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Lambda function {@code file-transfer-master}: records every CSV of the source zone as started and invokes the slave for each, or for as
 * many at a time as the settings say. Takes any JSON event and answers with a {@link FanOutResult.Summary}.
 */
public final class MasterHandler implements RequestStreamHandler {

    private final FanOut fanOut;
    private final FunctionLog log;

    /**
     * Called by Lambda: takes the settings from the environment.
     *
     * @throws io.filetransfer.common.config.InvalidSettingsException listing every setting that is missing or unusable
     */
    public MasterHandler() {
        MasterSettings settings = MasterSettings.from(System.getenv());
        this.log = FunctionLog.install(settings.log());
        this.fanOut = fanOut(
                settings,
                AwsClients.s3(),
                AwsClients.dynamoDb(),
                SlaveInvoker.client(FanOut.CONCURRENCY, InvokeRetries.strategy()));
        Priming.register(log);
    }

    MasterHandler(FanOut fanOut, FunctionLog log) {
        this.fanOut = fanOut;
        this.log = log;
    }

    /**
     * Starts the transfer of every file.
     *
     * @param event any JSON; the fields {@code execution_id} and {@code execution_start_time} say which execution it is for
     * @throws io.filetransfer.common.events.InvalidEventException when the event is not JSON, or its execution is unusable
     * @throws FanOutUnfinishedException when files are left: some could not be started, after all others were, or the function's time
     *     is about to end. The same execution's next run goes on with them
     * @throws RefusedException when files are left because a service refuses a call for good
     */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        FanOutResult result = log.invocation(context, event, json -> run(json, context));
        switch (result.outcome()) {
            case STARTED -> Json.write(result.summary(), answer);
            case UNFINISHED -> throw new FanOutUnfinishedException(result.message());
            case REFUSED -> throw new RefusedException(result.message(), null);
        }
    }

    private FanOutResult run(JsonNode event, Context context) {
        FanOutResult result = fanOut.run(Execution.read(event), new Deadline(context::getRemainingTimeInMillis));
        log.write(result.line(log.now()));
        return result;
    }

    static FanOut fanOut(MasterSettings settings, S3Client s3, DynamoDbClient dynamoDb, LambdaClient lambda) {
        TransferSettings transfer = settings.transfer();
        ExecutionsTable executions = new ExecutionsTable(dynamoDb, transfer.executionsTable(), InstantSource.system());
        return new FanOut(
                new SourceZone(s3, transfer),
                new FileStarter(
                        new StatusTable(dynamoDb, transfer.statusTable(), settings.retention()),
                        executions,
                        new SlaveInvoker(lambda, settings.slaveFunction()),
                        settings.filesPerInvocation()),
                executions);
    }
}
