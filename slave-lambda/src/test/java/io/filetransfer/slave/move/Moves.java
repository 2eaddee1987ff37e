package io.filetransfer.slave.move;

import io.filetransfer.common.Deadline;
import io.filetransfer.common.config.FileKeys;
import io.filetransfer.common.config.TransferSettings;
import io.filetransfer.common.events.SourceFile;
import io.filetransfer.common.testing.RecordedLog;
import io.filetransfer.common.testing.TestFiles;
import io.filetransfer.slave.SlaveSettings;
import io.filetransfer.slave.move.MoveState.Outcome;
import io.filetransfer.slave.s3.PartPlan;
import io.filetransfer.slave.s3.TimeLimitedS3;
import java.util.List;
import java.util.function.IntSupplier;
import software.amazon.awssdk.services.s3.S3Client;

/** Moves from the bucket {@code landing} to the bucket {@code lake}. */
public final class Moves {

    static final String SOURCE = "raw/a.csv";
    static final String DESTINATION = "refined/a.csv";

    private Moves() {}

    /** Returns settings under which every file is copied at once. */
    public static SlaveSettings settings() {
        return settings("landing", "lake", "table", PartPlan.MAX_PART_SIZE, PartPlan.MAX_PART_SIZE);
    }

    public static SlaveSettings settings(long threshold, long partSize) {
        return settings("landing", "lake", "table", threshold, partSize);
    }

    public static SlaveSettings settings(
            String source, String destination, String table, long threshold, long partSize) {
        return new SlaveSettings(
                new TransferSettings(source, destination, FileKeys.of("raw", "refined"), table, "executions"),
                RecordedLog.SETTINGS,
                TestFiles.FOR_EVER,
                threshold,
                partSize);
    }

    static SourceFile file(String etag) {
        return new SourceFile(SOURCE, etag, null);
    }

    /** Moves one file and returns how that ended. */
    static End move(S3Client s3, SlaveSettings settings, SourceFile file) {
        return move(s3, settings, List.of(file)).getFirst();
    }

    /** Moves files and returns the ends in the order in which they are reached. */
    static List<End> move(S3Client s3, SlaveSettings settings, List<SourceFile> files) {
        return moveWithin(() -> 900_000, s3, settings, files);
    }

    static List<End> moveWithin(
            IntSupplier remainingMillis, S3Client s3, SlaveSettings settings, List<SourceFile> files) {
        List<FileMove> moves = files.stream()
                .map(file -> FileMove.of(file, settings.transfer()))
                .toList();
        S3Client limited = new TimeLimitedS3(s3, new Deadline(remainingMillis));
        return new LosslessMove(limited, settings)
                .move(moves).stream().map(End::of).toList();
    }

    /**
     * How a move ended.
     *
     * @param outcome null if it failed
     * @param failure null if it did not
     */
    record End(String filePath, Outcome outcome, RuntimeException failure) {

        private static End of(MoveState.Settled end) {
            return end instanceof MoveState.Completed completed
                    ? new End(end.filePath(), completed.outcome(), null)
                    : new End(end.filePath(), null, ((MoveState.Failed) end).failure());
        }
    }
}
