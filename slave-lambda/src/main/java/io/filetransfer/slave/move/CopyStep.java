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
import java.util.function.Predicate;
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
     * @return the state reached; pending when something else was found at either end, or the size in the event may be wrong
     */
    MoveState copyListed(FileMove move) {
        return guarded(move, S3Errors::mayBeTooLarge, () -> {
            Optional<ObjectVersion> version = move.listedVersion().or(() -> objects.find(move.source()));
            Optional<ObjectVersion> replaced =
                    version.filter(objects::isInParts).flatMap(large -> objects.find(move.destination()));
            return copied(move, version, replaced);
        });
    }

    /**
     * Copies the version that is found, onto what is found.
     *
     * @return the state reached; pending when either end changed in the meantime
     */
    MoveState copyFound(FileMove move) {
        return guarded(move, e -> false, () -> {
            Optional<ObjectVersion> replaced = objects.find(move.destination());
            return copied(move, objects.find(move.source()), replaced);
        });
    }

    /** Where the source is gone, the destination is looked at again: the file may have been moved since the first look. */
    private MoveState copied(FileMove move, Optional<ObjectVersion> version, Optional<ObjectVersion> replaced) {
        if (version.isEmpty()) {
            Optional<ObjectVersion> destination = replaced.or(() -> objects.find(move.destination()));
            return new Completed(move, destination.isPresent() ? Outcome.ALREADY_MOVED : Outcome.GONE);
        }
        objects.copy(new PinnedCopy(move.source(), move.destination(), version.get(), replaced));
        return new Copied(move, version.get().etag());
    }

    private static MoveState guarded(FileMove move, Predicate<S3Exception> mayPass, Supplier<MoveState> step) {
        try {
            return step.get();
        } catch (S3Exception e) {
            boolean changed = S3Errors.isMissing(e) || S3Errors.isConditionFailed(e);
            return changed || mayPass.test(e) ? new Pending(move) : Failed.of(move, e);
        } catch (OutOfTimeException e) {
            return Failed.of(move, e.with(move.source() + " is not moved"));
        } catch (RuntimeException e) {
            return Failed.of(move, e);
        }
    }
}
