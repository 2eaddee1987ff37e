package io.filetransfer.emulator.s3;

import io.filetransfer.emulator.calls.KnownFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * DeleteObjects: one key after the other, each under its own condition; a key that fails does not stop the others.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html">DeleteObjects</a>
 */
final class BatchDelete {

    private static final int MAX_KEYS = 1000;
    private static final Set<String> KNOWN = Set.of("Key", "ETag");

    private final Buckets buckets;

    BatchDelete(Buckets buckets) {
        this.buckets = buckets;
    }

    static String keys(DeleteObjectsRequest request) {
        return request.delete().objects().stream().map(ObjectIdentifier::key).collect(Collectors.joining(","));
    }

    DeleteObjectsResponse delete(DeleteObjectsRequest request, Consumer<Object> betweenKeys) {
        requireValid(request);
        Bucket bucket = buckets.get(request.bucket());
        List<DeletedObject> deleted = new ArrayList<>();
        List<S3Error> errors = new ArrayList<>();
        for (ObjectIdentifier object : request.delete().objects()) {
            if (deleted.size() + errors.size() > 0) {
                betweenKeys.accept(List.of(deleted, errors));
            }
            delete(bucket, object, deleted, errors);
        }
        boolean quiet = Boolean.TRUE.equals(request.delete().quiet());
        return DeleteObjectsResponse.builder()
                .deleted(quiet ? List.of() : deleted)
                .errors(errors)
                .build();
    }

    private static void delete(
            Bucket bucket, ObjectIdentifier object, List<DeletedObject> deleted, List<S3Error> errors) {
        try {
            bucket.delete(object.key(), new Condition(object.eTag(), null));
            deleted.add(DeletedObject.builder().key(object.key()).build());
        } catch (S3Exception e) {
            errors.add(S3Error.builder()
                    .key(object.key())
                    .code(e.awsErrorDetails().errorCode())
                    .message(e.awsErrorDetails().errorMessage())
                    .build());
        }
    }

    private static void requireValid(DeleteObjectsRequest request) {
        int keys = request.delete().objects().size();
        if (keys < 1 || keys > MAX_KEYS) {
            throw S3Failures.of(400, "MalformedXML", keys + " keys, expected 1 to " + MAX_KEYS);
        }
        request.delete().objects().forEach(object -> KnownFields.require(object, KNOWN));
    }
}
