package io.filetransfer.slave;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/**
 * Deletes the sources of several copied files with one call, each only if it still is the version that was copied.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html">DeleteObjects</a>
 */
final class BatchDelete {

    private final S3Client s3;
    private final SingleDelete single;

    BatchDelete(S3Client s3, SingleDelete single) {
        this.s3 = s3;
        this.single = single;
    }

    /**
     * Deletes.
     *
     * @param copied at most 1,000 copied files of one bucket
     * @return the states reached: pending where a newer version has turned up
     */
    List<MoveState> delete(List<MoveState> copied) {
        try {
            DeleteObjectsResponse response = s3.deleteObjects(request -> request.bucket(
                            copied.getFirst().move().source().bucket())
                    .delete(delete -> delete.objects(
                            copied.stream().map(BatchDelete::identifier).toList())));
            return answered(copied, response);
        } catch (OutOfTimeException e) {
            return copied.stream()
                    .map(state -> state.failed(e.with(state.move().source() + " is copied, but not yet deleted")))
                    .toList();
        } catch (RuntimeException e) {
            return copied.stream().map(state -> state.failed(e)).toList();
        }
    }

    private List<MoveState> answered(List<MoveState> copied, DeleteObjectsResponse response) {
        Set<String> deleted =
                response.deleted().stream().map(DeletedObject::key).collect(Collectors.toSet());
        Map<String, S3Error> errors =
                response.errors().stream().collect(Collectors.toMap(S3Error::key, Function.identity(), (a, b) -> a));
        return copied.stream()
                .map(state -> deleted.contains(key(state)) ? state.moved() : refused(state, errors.get(key(state))))
                .toList();
    }

    /**
     * What is neither deleted nor clearly refused, for example when S3 asks to slow down, is deleted by a call of its own: the SDK
     * retries whole calls only.
     */
    private MoveState refused(MoveState state, S3Error error) {
        String code = error == null ? "" : error.code();
        if (S3Errors.isConditionFailed(code)) {
            return state.pending();
        }
        if (S3Errors.isMissing(code)) {
            return state.alreadyMoved();
        }
        return S3Errors.ACCESS_DENIED.equals(code) ? state.failed(denied(state, error)) : single.delete(state);
    }

    private static MissingPermissionException denied(MoveState state, S3Error error) {
        S3Location source = state.move().source();
        List<String> permissions = Permissions.toDelete(source.bucket(), source.key());
        return new MissingPermissionException("DeleteObjects", permissions, error.message(), null);
    }

    private static ObjectIdentifier identifier(MoveState state) {
        return ObjectIdentifier.builder().key(key(state)).eTag(state.etag()).build();
    }

    private static String key(MoveState state) {
        return state.move().source().key();
    }
}
