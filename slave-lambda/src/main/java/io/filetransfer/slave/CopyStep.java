package io.filetransfer.slave;

import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The first half of a round: brings a file's newest version to the destination. The destination is looked at before the source is
 * pinned: whatever has been moved there by then is older than what the source holds, and whatever is moved there later fails the
 * copy's condition.
 */
final class CopyStep {

    private final ObjectProbe probe;
    private final PinnedCopy copy;

    CopyStep(S3Client s3, SlaveSettings settings) {
        this.probe = new ObjectProbe(s3);
        this.copy = new PinnedCopy(s3, settings);
    }

    /**
     * Copies the version that the event names, or that is found, to where no object is believed to be: the usual file needs no other
     * call.
     *
     * @return the state reached; pending when something else was found at either end
     */
    MoveState copyListed(MoveState state) {
        return guarded(state, () -> {
            FileMove move = state.move();
            Optional<ObjectVersion> listed = move.listedVersion();
            Optional<ObjectVersion> version = listed.or(() -> probe.find(move.source()));
            if (version.isPresent() && copy.isInParts(version.get())) {
                return copied(state, version.get(), look(move));
            }
            return version.isPresent()
                    ? copiedAtOnce(state, version.get(), listed.isPresent())
                    : sourceGone(state, DestinationCondition.ABSENT);
        });
    }

    /**
     * Copies the version that is found, onto what is found.
     *
     * @return the state reached; pending when either end changed in the meantime
     */
    MoveState copyFound(MoveState state) {
        return guarded(state, () -> {
            DestinationCondition condition = look(state.move());
            Optional<ObjectVersion> version = probe.find(state.move().source());
            return version.isPresent() ? copied(state, version.get(), condition) : sourceGone(state, condition);
        });
    }

    private MoveState copiedAtOnce(MoveState state, ObjectVersion version, boolean sizeMayBeWrong) {
        try {
            return copied(state, version, DestinationCondition.ABSENT);
        } catch (S3Exception e) {
            if (sizeMayBeWrong && S3Errors.mayBeTooLarge(e)) {
                return state.pending();
            }
            throw e;
        }
    }

    private MoveState copied(MoveState state, ObjectVersion version, DestinationCondition condition) {
        copy.copy(state.move(), version, condition);
        return state.copied(version.etag());
    }

    /** The destination is looked at again: the file may have been moved since the first look. */
    private MoveState sourceGone(MoveState state, DestinationCondition lastSeen) {
        return lastSeen.isPresent() || look(state.move()).isPresent() ? state.alreadyMoved() : state.gone();
    }

    private DestinationCondition look(FileMove move) {
        return DestinationCondition.unchanged(probe.find(move.destination()));
    }

    private static MoveState guarded(MoveState state, Step step) {
        try {
            return step.run();
        } catch (S3Exception e) {
            return S3Errors.isMissing(e) || S3Errors.isConditionFailed(e) ? state.pending() : state.failed(e);
        } catch (OutOfTimeException e) {
            return state.failed(e.with(state.move().source() + " is not moved"));
        } catch (RuntimeException e) {
            return state.failed(e);
        }
    }

    /** A step that S3 may refuse. */
    private interface Step {
        MoveState run();
    }
}
