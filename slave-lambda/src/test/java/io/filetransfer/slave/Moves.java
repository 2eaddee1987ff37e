package io.filetransfer.slave;

import io.filetransfer.common.Deadline;
import io.filetransfer.common.config.TransferSettings;
import io.filetransfer.common.events.SourceFile;
import io.filetransfer.common.testing.RecordedLog;
import io.filetransfer.common.testing.TestFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/** Moves from the bucket {@code landing} to the bucket {@code lake}. */
final class Moves {

    static final String SOURCE = "raw/a.csv";
    static final String DESTINATION = "refined/a.csv";

    private Moves() {}

    /** Returns settings under which every file is copied at once. */
    static SlaveSettings settings() {
        return settings("landing", "lake", "table", PartPlan.MAX_PART_SIZE, PartPlan.MAX_PART_SIZE);
    }

    static SlaveSettings settings(long threshold, long partSize) {
        return settings("landing", "lake", "table", threshold, partSize);
    }

    static SlaveSettings settings(String source, String destination, String table, long threshold, long partSize) {
        return new SlaveSettings(
                TransferSettings.from(Map.of(
                        "SOURCE_BUCKET",
                        source,
                        "DESTINATION_BUCKET",
                        destination,
                        "SOURCE_PREFIX",
                        "raw",
                        "DESTINATION_PREFIX",
                        "refined",
                        "STATUS_TABLE",
                        table,
                        "EXECUTIONS_TABLE",
                        "executions")),
                RecordedLog.SETTINGS,
                TestFiles.FOR_EVER,
                threshold,
                partSize);
    }

    static SourceFile file(String etag) {
        return new SourceFile(SOURCE, etag, null);
    }

    /** Moves one file and returns the state that it settles in. */
    static MoveState move(S3Client s3, SlaveSettings settings, SourceFile file) {
        return move(s3, settings, List.of(file)).getFirst();
    }

    /** Moves files and returns the states in the order in which they settle. */
    static List<MoveState> move(S3Client s3, SlaveSettings settings, List<SourceFile> files) {
        List<MoveState> settled = new ArrayList<>();
        List<FileMove> moves = files.stream()
                .map(file -> FileMove.of(file, settings.transfer()))
                .toList();
        new LosslessMove(new GuardedS3(s3, new Deadline(() -> 900_000)), settings).move(moves, settled::addAll);
        return settled;
    }
}
