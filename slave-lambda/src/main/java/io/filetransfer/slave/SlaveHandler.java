package io.filetransfer.slave;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.filetransfer.common.Deadline;
import io.filetransfer.common.aws.AwsClients;
import io.filetransfer.common.aws.Priming;
import io.filetransfer.common.events.Json;
import io.filetransfer.common.events.MoveRequest;
import io.filetransfer.common.log.FunctionLog;
import io.filetransfer.common.log.LogLevel;
import io.filetransfer.common.log.LogLine;
import io.filetransfer.common.log.Metric;
import io.filetransfer.slave.move.FileMover;
import io.filetransfer.slave.move.LosslessMove;
import io.filetransfer.slave.move.MoveState.Completed;
import io.filetransfer.slave.move.MoveState.Failed;
import io.filetransfer.slave.move.MoveState.Outcome;
import io.filetransfer.slave.s3.MultipartCopy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * Lambda function {@code file-transfer-slave}: moves files from the source zone to the destination zone and marks them completed. Takes
 * {@code {"file_path": "raw/a.csv"}}, optionally with the {@code etag} and {@code size} of the version that was listed, or several
 * files as {@code {"files": [{"file_path": "raw/a.csv"}]}}. Answers one file with
 * {@code {"file_path": "raw/a.csv", "destination": "refined/a.csv", "outcome": "MOVED"}}, several with
 * {@code {"files_moved": 98, "files_already_moved": 1, "files_gone": 1}}.
 */
public final class SlaveHandler implements RequestStreamHandler {

    /** Enough for as many files of unlisted size at once, each copied in parts. */
    private static final int CONNECTIONS = LosslessMove.FILES_AT_ONCE * MultipartCopy.PARTS_AT_ONCE;

    private final FileMover mover;
    private final FunctionLog log;

    /**
     * Called by Lambda: takes the settings from the environment.
     *
     * @throws io.filetransfer.common.config.InvalidSettingsException listing every setting that is missing or unusable
     */
    public SlaveHandler() {
        SlaveSettings settings = SlaveSettings.from(System.getenv());
        this.log = FunctionLog.install(settings.log());
        this.mover = new FileMover(AwsClients.s3ForCopies(CONNECTIONS), AwsClients.dynamoDb(), settings);
        Priming.register(log);
    }

    SlaveHandler(FileMover mover, FunctionLog log) {
        this.mover = mover;
        this.log = log;
    }

    /**
     * Moves the files that the event names. Safe to repeat.
     *
     * @throws io.filetransfer.common.events.InvalidEventException when the event does not name files of the source zone
     * @throws MoveFailedException when the one file of the event could not be moved
     * @throws OutOfTimeException when the function's time ends before the one file is moved
     * @throws TransferFailedException naming the files that failed of several, after all others were moved
     */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        FileMover.Result result = log.invocation(
                context,
                event,
                json -> mover.move(MoveRequest.parse(json), new Deadline(context::getRemainingTimeInMillis)));
        result.completed().forEach(file -> log.write(line(file)));
        result.failed().forEach(file -> log.write(line(file)));
        int files = result.completed().size() + result.failed().size();
        if (!result.failed().isEmpty()) {
            throw files == 1
                    ? result.failed().getFirst().failure()
                    : new TransferFailedException(result.failed(), files);
        }
        Json.write(answer(result.completed()), answer);
    }

    private static Record answer(List<Completed> completed) {
        Completed first = completed.getFirst();
        return completed.size() == 1
                ? new OneFile(first.filePath(), first.move().destination().key(), first.outcome())
                : new SeveralFiles(
                        count(completed, Outcome.MOVED),
                        count(completed, Outcome.ALREADY_MOVED),
                        count(completed, Outcome.GONE));
    }

    private static long count(List<Completed> completed, Outcome outcome) {
        return completed.stream().filter(file -> file.outcome() == outcome).count();
    }

    private static LogLine line(Completed file) {
        LogLine line = file.outcome() == Outcome.GONE
                ? LogLine.of(LogLevel.WARN, file.message()).with(Metric.FILES_GONE, 1)
                : LogLine.of(LogLevel.INFO, "moved to " + file.move().destination())
                        .with(Metric.FILES_COMPLETED, 1);
        return line.with(LogLine.FILE_PATH, file.filePath())
                .outcome(file.outcome().name());
    }

    private static LogLine line(Failed file) {
        return LogLine.of(LogLevel.ERROR, file.failure())
                .with(LogLine.FILE_PATH, file.filePath())
                .outcome("FAILED")
                .with(Metric.FAILED_ATTEMPTS, 1);
    }

    private record OneFile(String filePath, String destination, Outcome outcome) {}

    private record SeveralFiles(long filesMoved, long filesAlreadyMoved, long filesGone) {}
}
