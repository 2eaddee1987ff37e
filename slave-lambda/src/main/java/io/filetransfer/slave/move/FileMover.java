package io.filetransfer.slave.move;

import io.filetransfer.common.Deadline;
import io.filetransfer.common.Parallel;
import io.filetransfer.common.events.InvalidEventException;
import io.filetransfer.common.events.MoveRequest;
import io.filetransfer.common.events.SourceFile;
import io.filetransfer.common.tables.ExecutionsTable;
import io.filetransfer.common.tables.FileOutcome;
import io.filetransfer.common.tables.StatusTable;
import io.filetransfer.slave.MoveFailedException;
import io.filetransfer.slave.SlaveSettings;
import io.filetransfer.slave.move.MoveState.Completed;
import io.filetransfer.slave.move.MoveState.Failed;
import io.filetransfer.slave.move.MoveState.Outcome;
import io.filetransfer.slave.move.MoveState.Settled;
import io.filetransfer.slave.s3.TimeLimitedS3;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Moves the files of a request, and records on each file's item how its move ended. */
public final class FileMover {

    private static final int ITEMS_AT_ONCE = 16;

    private final S3Client s3;
    private final StatusTable table;
    private final ExecutionsTable executions;
    private final SlaveSettings settings;
    private final Parallel parallel = new Parallel(ITEMS_AT_ONCE);

    /** Creates the mover; the clients stay the caller's to close. */
    public FileMover(S3Client s3, DynamoDbClient dynamoDb, SlaveSettings settings) {
        this.s3 = s3;
        this.table = new StatusTable(dynamoDb, settings.transfer().statusTable(), settings.retention());
        this.executions = new ExecutionsTable(dynamoDb, settings.transfer().executionsTable(), InstantSource.system());
        this.settings = settings;
    }

    /**
     * Moves files. A file that fails does not stop the others, and one that is named twice is moved once.
     *
     * @return how each file's move ended
     */
    public Result move(MoveRequest request, Deadline deadline) {
        LosslessMove move = new LosslessMove(new TimeLimitedS3(s3, deadline), settings);
        Map<String, SourceFile> distinct = new LinkedHashMap<>();
        request.files().forEach(file -> distinct.putIfAbsent(file.filePath(), file));
        List<Settled> ends = new ArrayList<>();
        List<FileMove> moves = new ArrayList<>();
        for (SourceFile file : distinct.values()) {
            try {
                moves.add(FileMove.of(file, settings.transfer()));
            } catch (InvalidEventException e) {
                ends.add(refused(new Failed(file.filePath(), e)));
            }
        }
        // Large files take minutes: each comes alone, after all others are moved and recorded.
        Map<Boolean, List<FileMove>> bySize = moves.stream().collect(Collectors.partitioningBy(this::isLarge));
        ends.addAll(recorded(move.move(bySize.get(false))));
        bySize.get(true).forEach(large -> ends.addAll(recorded(move.move(List.of(large)))));
        List<Failed> failed = LosslessMove.only(Failed.class, ends);
        if (failed.isEmpty()) {
            forget(request);
        }
        return new Result(LosslessMove.only(Completed.class, ends), failed);
    }

    /** What is not forgotten costs a check another look and nothing else, which is why a failure to is none. */
    private void forget(MoveRequest request) {
        request.executionId()
                .ifPresent(execution -> request.pending().ifPresent(entry -> {
                    try {
                        executions.removePending(execution, entry);
                    } catch (RuntimeException e) {
                        return;
                    }
                }));
    }

    private boolean isLarge(FileMove move) {
        return move.file().size() != null && move.file().size() > settings.multipartThresholdBytes();
    }

    /** A file outside the source zone has no item: one would keep every execution from being complete. */
    private Failed refused(Failed file) {
        return settings.transfer().keys().isInSourceZone(file.filePath()) ? recordFailure(file) : file;
    }

    /** Those that are moved are marked together, all others one by one. */
    private List<Settled> recorded(List<Settled> ends) {
        Map<Boolean, List<Settled>> byWhetherMoved =
                ends.stream().collect(Collectors.partitioningBy(FileMover::isMoved));
        List<Completed> moved = LosslessMove.only(Completed.class, byWhetherMoved.get(true));
        List<Settled> others = new ArrayList<>(byWhetherMoved.get(false));
        Map<String, RuntimeException> failures =
                table.markCompleted(moved.stream().map(Completed::filePath).toList());
        List<Settled> recorded = new ArrayList<>();
        for (Completed file : moved) {
            RuntimeException failure = failures.get(file.filePath());
            if (failure == null) {
                recorded.add(file);
            } else {
                others.add(notMarked(file, failure));
            }
        }
        recorded.addAll(parallel.map(others, this::recordedAlone));
        return recorded;
    }

    private static boolean isMoved(Settled end) {
        return end instanceof Completed file && file.outcome() != Outcome.GONE;
    }

    private Settled recordedAlone(Settled end) {
        Settled recorded = end instanceof Completed gone ? markGone(gone) : end;
        return recorded instanceof Failed failed ? recordFailure(failed) : recorded;
    }

    /** If the failure cannot be recorded either, it stays the one to report. */
    private Failed recordFailure(Failed file) {
        try {
            table.recordFailure(file.filePath(), file.failure());
        } catch (RuntimeException e) {
            file.failure().addSuppressed(e);
        }
        return file;
    }

    /** The item may say that another invocation has moved the file. Without an item, nobody has recorded the file. */
    private Settled markGone(Completed file) {
        try {
            Optional<FileOutcome> recorded = table.markGone(file.filePath());
            if (recorded.isEmpty()) {
                return new Failed(file.filePath(), new MoveFailedException(file.message(), null));
            }
            return recorded.get() == FileOutcome.MOVED ? new Completed(file.move(), Outcome.ALREADY_MOVED) : file;
        } catch (RuntimeException e) {
            return notMarked(file, e);
        }
    }

    private static Failed notMarked(Completed file, RuntimeException e) {
        String message = file.message() + ", but its item could not be marked completed: " + e.getMessage();
        return new Failed(file.filePath(), new MoveFailedException(message, e));
    }

    /** The ends of a request's moves. */
    public record Result(List<Completed> completed, List<Failed> failed) {}
}
