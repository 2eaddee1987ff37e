package io.filetransfer.slave.move;

import io.filetransfer.slave.OutOfTimeException;
import io.filetransfer.slave.SlaveSettings;
import io.filetransfer.slave.move.MoveState.Completed;
import io.filetransfer.slave.move.MoveState.Copied;
import io.filetransfer.slave.move.MoveState.Failed;
import io.filetransfer.slave.move.MoveState.Outcome;
import io.filetransfer.slave.move.MoveState.Pending;
import io.filetransfer.slave.s3.PinnedCopy;
import io.filetransfer.slave.s3.S3Errors;
import io.filetransfer.slave.s3.S3Objects;
import io.filetransfer.slave.s3.S3Objects.ObjectVersion;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The first half of a round: brings a file's newest version to the destination. The destination is looked at before the source is
 * pinned: whatever has been moved there by then is older than the source, and whatever is moved there later fails the copy's
 * condition.
 */
final class CopyStep {

    private final S3Objects objects;

    CopyStep(S3Client s3, SlaveSettings settings) {
        this.objects = new S3Objects(s3, settings.multipartThresholdBytes(), settings.partSizeBytes());
    }

    /**
     * Copies the version that the event names, or that is found, to where no object is believed to be: the usual file needs no other
     * call.
     *
     * @return the state reached; pending when something else was found at either end
     */
    MoveState copyListed(FileMove move) {
        return guarded(move, () -> {
            Optional<ObjectVersion> listed = move.listedVersion();
            Optional<ObjectVersion> version = listed.or(() -> objects.find(move.source()));
            if (version.isPresent() && objects.isInParts(version.get())) {
                return copied(move, version.get(), objects.find(move.destination()));
            }
            return version.isPresent()
                    ? copiedAtOnce(move, version.get(), listed.isPresent())
                    : sourceGone(move, Optional.empty());
        });
    }

    /**
     * Copies the version that is found, onto what is found.
     *
     * @return the state reached; pending when either end changed in the meantime
     */
    MoveState copyFound(FileMove move) {
        return guarded(move, () -> {
            Optional<ObjectVersion> replaced = objects.find(move.destination());
            Optional<ObjectVersion> version = objects.find(move.source());
            return version.isPresent() ? copied(move, version.get(), replaced) : sourceGone(move, replaced);
        });
    }

    private MoveState copiedAtOnce(FileMove move, ObjectVersion version, boolean sizeMayBeWrong) {
        try {
            return copied(move, version, Optional.empty());
        } catch (S3Exception e) {
            if (sizeMayBeWrong && S3Errors.mayBeTooLarge(e)) {
                return new Pending(move);
            }
            throw e;
        }
    }

    private MoveState copied(FileMove move, ObjectVersion version, Optional<ObjectVersion> replaced) {
        objects.copy(new PinnedCopy(move.source(), move.destination(), version, replaced));
        return new Copied(move, version.etag());
    }

    /** The destination is looked at again: the file may have been moved since the first look. */
    private MoveState sourceGone(FileMove move, Optional<ObjectVersion> lastSeen) {
        Optional<ObjectVersion> destination = lastSeen.or(() -> objects.find(move.destination()));
        return new Completed(move, destination.isPresent() ? Outcome.ALREADY_MOVED : Outcome.GONE);
    }

    private static MoveState guarded(FileMove move, Supplier<MoveState> step) {
        try {
            return step.get();
        } catch (S3Exception e) {
            return S3Errors.isMissing(e) || S3Errors.isConditionFailed(e) ? new Pending(move) : Failed.of(move, e);
        } catch (OutOfTimeException e) {
            return Failed.of(move, e.with(move.source() + " is not moved"));
        } catch (RuntimeException e) {
            return Failed.of(move, e);
        }
    }
}
