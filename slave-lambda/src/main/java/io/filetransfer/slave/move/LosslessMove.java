package io.filetransfer.slave.move;

import io.filetransfer.common.Parallel;
import io.filetransfer.slave.MoveFailedException;
import io.filetransfer.slave.SlaveSettings;
import io.filetransfer.slave.move.MoveState.Copied;
import io.filetransfer.slave.move.MoveState.Failed;
import io.filetransfer.slave.move.MoveState.Pending;
import io.filetransfer.slave.move.MoveState.Settled;
import java.util.ArrayList;
import java.util.List;
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
public final class LosslessMove {

    /** How many files are copied at once. */
    public static final int FILES_AT_ONCE = 16;

    /** How many rounds are run before giving in to a writer that does not pause. */
    static final int MAX_ATTEMPTS = 5;

    private final CopyStep copies;
    private final DeleteStep deletes;
    private final Parallel parallel = new Parallel(FILES_AT_ONCE);

    LosslessMove(S3Client s3, SlaveSettings settings) {
        this.copies = new CopyStep(s3, settings);
        this.deletes = new DeleteStep(s3, parallel);
    }

    /**
     * Moves files together. One that fails does not stop the others.
     *
     * @param moves distinct files
     * @return how each move ended, in any order
     */
    List<Settled> move(List<FileMove> moves) {
        List<Settled> settled = new ArrayList<>();
        List<FileMove> pending = moves;
        for (int attempt = 0; attempt < MAX_ATTEMPTS && !pending.isEmpty(); attempt++) {
            List<MoveState> reached = round(pending, attempt == 0);
            settled.addAll(only(Settled.class, reached));
            pending = only(Pending.class, reached).stream().map(Pending::move).toList();
        }
        pending.forEach(move -> settled.add(givenUp(move)));
        return settled;
    }

    static <T extends MoveState> List<T> only(Class<T> kind, List<? extends MoveState> states) {
        return states.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private List<MoveState> round(List<FileMove> pending, boolean isFirst) {
        List<MoveState> reached = parallel.map(pending, isFirst ? copies::copyListed : copies::copyFound);
        Stream<MoveState> notCopied = reached.stream().filter(state -> !(state instanceof Copied));
        return Stream.concat(notCopied, deletes.delete(only(Copied.class, reached)).stream())
                .toList();
    }

    private static Failed givenUp(FileMove move) {
        return Failed.of(
                move,
                new MoveFailedException(
                        "%s was replaced by a newer version, or %s written by somebody else, during each of %d attempts to move it; the newest version is still in the source zone"
                                .formatted(move.source(), move.destination(), MAX_ATTEMPTS),
                        null));
    }
}
