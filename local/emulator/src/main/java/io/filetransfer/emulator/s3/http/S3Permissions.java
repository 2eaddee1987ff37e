package io.filetransfer.emulator.s3.http;

import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.http.BufferedBody;
import io.filetransfer.emulator.http.RefusedRequestException;
import io.filetransfer.emulator.iam.RequestPermissions;
import io.filetransfer.emulator.iam.UnknownOperationException;
import io.filetransfer.emulator.iam.policy.Permission;
import io.filetransfer.emulator.s3.InMemoryS3;
import io.filetransfer.emulator.s3.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/**
 * What requests to S3 need; it depends on their headers, and on what is stored.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html">Required permissions for Amazon S3
 *     API operations</a>
 */
public final class S3Permissions implements RequestPermissions {

    private static final String ARN = "arn:aws:s3:::";
    private static final String GET_OBJECT = "s3:GetObject";
    private static final String DELETE_OBJECT = "s3:DeleteObject";
    private static final String PUT_OBJECT_TAGGING = "s3:PutObjectTagging";

    private final InMemoryS3 s3;

    /**
     * Creates the derivation.
     *
     * @param s3 what is stored
     */
    public S3Permissions(InMemoryS3 s3) {
        this.s3 = s3;
    }

    @Override
    public List<Permission> of(HttpExchange exchange) throws IOException, UnknownOperationException {
        try {
            ReceivedRequest request = ReceivedRequest.of(exchange);
            Needed needed = new Needed(request, new ArrayList<>());
            derive(operation(request), needed, exchange);
            return needed.permissions;
        } catch (AwsServiceException e) {
            throw new RefusedRequestException(
                    e.statusCode(),
                    e.awsErrorDetails().errorCode(),
                    e.awsErrorDetails().errorMessage());
        }
    }

    private static Operation operation(ReceivedRequest request) throws UnknownOperationException {
        Operation operation = Operation.of(request).orElseThrow(() -> unknown(request));
        for (String parameter : request.parameters().keySet()) {
            // Versions need permissions of their own.
            if (parameter.equals("versionId") || !operation.declares(parameter)) {
                throw unknown(request);
            }
        }
        return operation;
    }

    private static UnknownOperationException unknown(ReceivedRequest request) {
        return new UnknownOperationException("s3:" + request.route(parameter -> !parameter.equals("x-id")));
    }

    private void derive(Operation operation, Needed needed, HttpExchange exchange)
            throws IOException, UnknownOperationException {
        switch (operation) {
            case LIST_BUCKETS -> needed.permissions.add(Permission.of("s3:ListAllMyBuckets", Permission.ANY_RESOURCE));
            case LIST_OBJECTS, LIST_OBJECTS_V2, HEAD_BUCKET -> needed.toList();
            case GET_OBJECT, HEAD_OBJECT -> toRead(needed, needed.request.bucket(), needed.request.key());
            case PUT_OBJECT, CREATE_MULTIPART_UPLOAD -> {
                needed.toWrite();
                needed.ifSent("x-amz-tagging", PUT_OBJECT_TAGGING);
            }
            case UPLOAD_PART, COMPLETE_MULTIPART_UPLOAD -> needed.toWrite();
            case ABORT_MULTIPART_UPLOAD -> needed.on("s3:AbortMultipartUpload");
            case COPY_OBJECT -> toCopy(needed);
            case UPLOAD_PART_COPY -> {
                CopySource source = needed.copySource();
                toRead(needed, source.bucket(), source.key());
                needed.toWrite();
            }
            case DELETE_OBJECT -> needed.toDelete();
            case DELETE_OBJECTS -> needed.toDelete(batch(operation, needed.request, exchange));
            case GET_OBJECT_TAGGING -> needed.on("s3:GetObjectTagging");
            case PUT_OBJECT_TAGGING -> needed.on(PUT_OBJECT_TAGGING);
            default -> throw unknown(needed.request);
        }
    }

    /**
     * To read an object takes, when there is none, to list its bucket: who may not list is not told what does not exist.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html">HeadObject: permissions</a>
     */
    private void toRead(Needed needed, String bucket, String key) {
        needed.on(GET_OBJECT, bucket, key);
        if (find(bucket, key).isEmpty()) {
            needed.permissions.add(Permission.of("s3:ListBucket", ARN + bucket));
        }
    }

    /** To copy an object takes to read it and to write the copy; its tags, which are copied too, likewise. */
    private void toCopy(Needed needed) {
        CopySource source = needed.copySource();
        toRead(needed, source.bucket(), source.key());
        needed.toWrite();
        boolean copiesTags = !"REPLACE".equals(needed.request.header("x-amz-tagging-directive"))
                && find(source.bucket(), source.key())
                        .filter(object -> !object.tags().isEmpty())
                        .isPresent();
        if (copiesTags) {
            needed.on("s3:GetObjectTagging", source.bucket(), source.key());
            needed.on(PUT_OBJECT_TAGGING);
        } else {
            needed.ifSent("x-amz-tagging", PUT_OBJECT_TAGGING);
        }
    }

    private Optional<StoredObject> find(String bucket, String key) {
        try {
            return s3.object(bucket, key);
        } catch (NoSuchBucketException e) {
            return Optional.empty();
        }
    }

    private static List<ObjectIdentifier> batch(Operation operation, ReceivedRequest request, HttpExchange exchange)
            throws IOException {
        ReceivedBody body = ReceivedBody.read(new ByteArrayInputStream(BufferedBody.read(exchange)), request.headers());
        return ((DeleteObjectsRequest) operation.read(request, body)).delete().objects();
    }

    /** What one request needs, in the order in which S3 asks for it. */
    private record Needed(ReceivedRequest request, List<Permission> permissions) {

        void on(String action) {
            on(action, request.bucket(), request.key());
        }

        void on(String action, String bucket, String key) {
            permissions.add(Permission.of(action, ARN + bucket + "/" + key));
        }

        void ifSent(String header, String action) {
            if (request.header(header) != null) {
                on(action);
            }
        }

        void toList() {
            String prefix = request.parameters().get("prefix");
            permissions.add(new Permission(
                    "s3:ListBucket", ARN + request.bucket(), prefix == null ? Map.of() : Map.of("s3:prefix", prefix)));
        }

        /**
         * To write under the condition that an object is there takes to read it.
         *
         * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">Conditional writes</a>
         */
        void toWrite() {
            on("s3:PutObject");
            ifSent("If-Match", GET_OBJECT);
            ifSent("x-amz-acl", "s3:PutObjectAcl");
        }

        /**
         * To delete under the condition that an object is there takes to read it.
         *
         * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html">Conditional deletes</a>
         */
        void toDelete() {
            on(DELETE_OBJECT);
            ifSent("If-Match", GET_OBJECT);
        }

        void toDelete(List<ObjectIdentifier> objects) {
            for (ObjectIdentifier object : objects) {
                on(DELETE_OBJECT, request.bucket(), object.key());
                if (object.eTag() != null) {
                    on(GET_OBJECT, request.bucket(), object.key());
                }
            }
        }

        CopySource copySource() {
            return CopySource.of(request.header("x-amz-copy-source"));
        }
    }
}
