package io.filetransfer.slave.move;

import io.filetransfer.common.Parallel;
import io.filetransfer.slave.OutOfTimeException;
import io.filetransfer.slave.move.MoveState.Completed;
import io.filetransfer.slave.move.MoveState.Copied;
import io.filetransfer.slave.move.MoveState.Failed;
import io.filetransfer.slave.move.MoveState.Outcome;
import io.filetransfer.slave.move.MoveState.Pending;
import io.filetransfer.slave.s3.S3Errors;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The second half of a round: deletes the sources of copied files, each only if it still is the version that was copied. Several go
 * with one call.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html">conditional deletes</a>
 */
final class DeleteStep {

    private final S3Client s3;
    private final Parallel parallel;

    DeleteStep(S3Client s3, Parallel parallel) {
        this.s3 = s3;
        this.parallel = parallel;
    }

    /**
     * Deletes. A file that does not go with the others is deleted by a call of its own, whose answer says why: the SDK retries whole
     * calls only.
     *
     * @param copied at most 1,000 copied files of one bucket
     * @return the states reached: pending where a newer version has turned up
     */
    List<MoveState> delete(List<Copied> copied) {
        List<Copied> listable = copied.stream().filter(DeleteStep::isListable).toList();
        try {
            Set<String> deleted = listable.size() > 1 ? deleteTogether(listable) : Set.of();
            Map<Boolean, List<Copied>> byDeleted =
                    copied.stream().collect(Collectors.partitioningBy(file -> deleted.contains(key(file))));
            return Stream.concat(
                            byDeleted.get(true).stream().map(file -> new Completed(file.move(), Outcome.MOVED)),
                            parallel.map(byDeleted.get(false), this::deleteAlone).stream())
                    .toList();
        } catch (RuntimeException e) {
            return copied.stream().map(file -> failed(file, e)).toList();
        }
    }

    /** DeleteObjects lists keys in XML, which cannot hold control characters; one such key would fail the whole call. */
    private static boolean isListable(Copied file) {
        return key(file).chars().noneMatch(c -> Character.isISOControl(c) || c >= '\uFFFE');
    }

    private MoveState deleteAlone(Copied file) {
        String bucket = file.move().source().bucket();
        try {
            s3.deleteObject(request -> request.bucket(bucket).key(key(file)).ifMatch(file.etag()));
            return new Completed(file.move(), Outcome.MOVED);
        } catch (S3Exception e) {
            if (S3Errors.isMissing(e)) {
                return new Completed(file.move(), Outcome.ALREADY_MOVED);
            }
            return S3Errors.isConditionFailed(e) ? new Pending(file.move()) : failed(file, e);
        } catch (RuntimeException e) {
            return failed(file, e);
        }
    }

    private Set<String> deleteTogether(List<Copied> files) {
        String bucket = files.getFirst().move().source().bucket();
        List<ObjectIdentifier> versions = files.stream()
                .map(file -> ObjectIdentifier.builder()
                        .key(key(file))
                        .eTag(file.etag())
                        .build())
                .toList();
        return s3
                .deleteObjects(request -> request.bucket(bucket).delete(all -> all.objects(versions)))
                .deleted()
                .stream()
                .map(DeletedObject::key)
                .collect(Collectors.toSet());
    }

    private static MoveState failed(Copied file, RuntimeException e) {
        String consequence = file.move().source() + " is copied, but not yet deleted";
        return Failed.of(file.move(), e instanceof OutOfTimeException time ? time.with(consequence) : e);
    }

    private static String key(Copied file) {
        return file.move().source().key();
    }
}
