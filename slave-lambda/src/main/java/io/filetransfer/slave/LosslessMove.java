package io.filetransfer.slave;

import io.filetransfer.common.Parallel;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Moves files without ever losing a version of one. A round copies the newest version of every file and then deletes exactly those
 * versions at their source; what changed in between, at either end, goes through another round. Every step is safe to repeat, to be
 * done by two slaves at once, and to be cut off: a source goes only once that very version is whole at the destination.
 *
 * <p>Versions are told apart by their entity tags, which S3 derives from the content: two versions with the same bytes are the same
 * version.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html">conditional requests</a>
 */
final class LosslessMove {

    /** How many rounds are run before giving in to a writer that does not pause. */
    static final int MAX_ATTEMPTS = 5;

    /** How many files are copied at once. */
    static final int FILES_AT_ONCE = 16;

    private final long threshold;
    private final CopyStep copies;
    private final DeleteStep deletes;
    private final Parallel parallel = new Parallel(FILES_AT_ONCE);

    LosslessMove(S3Client s3, SlaveSettings settings) {
        this.threshold = settings.multipartThresholdBytes();
        this.copies = new CopyStep(s3, settings);
        this.deletes = new DeleteStep(s3, parallel);
    }

    /**
     * Moves files. A file that fails does not stop the others, and a large one does not keep them waiting: large files come last,
     * one after the other.
     *
     * @param moves distinct files
     * @param settled receives the final states, as they are reached
     */
    void move(List<FileMove> moves, Consumer<List<MoveState>> settled) {
        Map<Boolean, List<FileMove>> bySize = moves.stream().collect(Collectors.partitioningBy(this::isLarge));
        moveTogether(bySize.get(false), settled);
        bySize.get(true).forEach(large -> moveTogether(List.of(large), settled));
    }

    private boolean isLarge(FileMove move) {
        return move.file().size() != null && move.file().size() > threshold;
    }

    private void moveTogether(List<FileMove> moves, Consumer<List<MoveState>> settled) {
        List<MoveState> pending = moves.stream().map(MoveState::pending).toList();
        for (int attempt = 0; attempt < MAX_ATTEMPTS && !pending.isEmpty(); attempt++) {
            List<MoveState> reached = round(pending, attempt == 0);
            settled.accept(reached.stream().filter(MoveState::isSettled).toList());
            pending = in(reached, MoveState.Stage.PENDING);
        }
        settled.accept(pending.stream().map(LosslessMove::givenUp).toList());
    }

    private List<MoveState> round(List<MoveState> pending, boolean isFirst) {
        List<MoveState> reached = parallel.map(pending, isFirst ? copies::copyListed : copies::copyFound);
        List<MoveState> copied = in(reached, MoveState.Stage.COPIED);
        return Stream.concat(
                        reached.stream().filter(state -> !state.isIn(MoveState.Stage.COPIED)),
                        deletes.delete(copied).stream())
                .toList();
    }

    private static List<MoveState> in(List<MoveState> states, MoveState.Stage stage) {
        return states.stream().filter(state -> state.isIn(stage)).toList();
    }

    private static MoveState givenUp(MoveState state) {
        return state.failed(new SourceChangingException(state.move(), MAX_ATTEMPTS));
    }
}
