package io.filetransfer.slave;

import io.filetransfer.common.Deadline;
import io.filetransfer.common.config.TransferSettings;
import io.filetransfer.common.events.InvalidEventException;
import io.filetransfer.common.events.MoveRequest;
import io.filetransfer.common.events.SourceFile;
import io.filetransfer.common.log.FunctionLog;
import io.filetransfer.common.tables.StatusTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The transfer of one request's files: the moves, and the record of each. */
final class FileTransfer {

    private final S3Client s3;
    private final SlaveSettings settings;
    private final TransferLog records;
    private final FunctionLog log;

    private FileTransfer(S3Client s3, SlaveSettings settings, TransferLog records, FunctionLog log) {
        this.s3 = s3;
        this.settings = settings;
        this.records = records;
        this.log = log;
    }

    static FileTransfer of(S3Client s3, DynamoDbClient dynamoDb, SlaveSettings settings, FunctionLog log) {
        TransferSettings transfer = settings.transfer();
        return new FileTransfer(
                s3,
                settings,
                new TransferLog(new StatusTable(dynamoDb, transfer.statusTable(), settings.retention())),
                log);
    }

    /**
     * Moves the files and records of each whether it is completed or failed. A file that is named twice is moved once.
     *
     * @param request the files
     * @param deadline when the function ends
     * @return how each file's move ended
     */
    TransferResults transfer(MoveRequest request, Deadline deadline) {
        TransferResults results = new TransferResults(log);
        new LosslessMove(new GuardedS3(s3, deadline), settings)
                .move(moves(request, results), settled -> results.add(records.record(settled)));
        return results;
    }

    private List<FileMove> moves(MoveRequest request, TransferResults results) {
        List<FileMove> moves = new ArrayList<>();
        for (SourceFile file : distinct(request.files())) {
            try {
                moves.add(FileMove.of(file, settings.transfer()));
            } catch (InvalidEventException e) {
                refuse(file, e, results);
            }
        }
        return moves;
    }

    /** What is not in the source zone has no item: one would keep every transfer from being complete. */
    private void refuse(SourceFile file, InvalidEventException reason, TransferResults results) {
        if (settings.transfer().keys().isInSourceZone(file.filePath())) {
            records.recordFailure(file.filePath(), reason);
        }
        results.addFailure(file.filePath(), reason);
    }

    private static Collection<SourceFile> distinct(List<SourceFile> files) {
        Map<String, SourceFile> byPath = new LinkedHashMap<>();
        files.forEach(file -> byPath.putIfAbsent(file.filePath(), file));
        return byPath.values();
    }
}
