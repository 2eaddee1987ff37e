package io.filetransfer.emulator.s3.http;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * The operations, by the routes of their requests: method, what it is about, whether something is copied, and the parameter that tells
 * one from the others.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html">Amazon S3: actions</a>
 */
// The SDK's classes and the functions cannot be marked as immutable; nothing changes them once an operation is created.
@SuppressWarnings("ImmutableEnumChecker")
enum Operation {
    LIST_BUCKETS("GET", ListBucketsRequest::builder, S3Client::listBuckets, "ListAllMyBucketsResult"),
    CREATE_BUCKET("PUT bucket", CreateBucketRequest::builder, S3Client::createBucket, null),
    HEAD_BUCKET("HEAD bucket", HeadBucketRequest::builder, S3Client::headBucket, null),
    DELETE_BUCKET("DELETE bucket", DeleteBucketRequest::builder, S3Client::deleteBucket, null),
    LIST_OBJECTS("GET bucket", ListObjectsRequest::builder, S3Client::listObjects, "ListBucketResult"),
    LIST_OBJECTS_V2("GET bucket?list-type", ListObjectsV2Request::builder, S3Client::listObjectsV2, "ListBucketResult"),
    DELETE_OBJECTS("POST bucket?delete", DeleteObjectsRequest::builder, S3Client::deleteObjects, "DeleteResult"),
    GET_OBJECT("GET object", GetObjectRequest::builder, (s3, request) -> s3.getObject(request), null),
    HEAD_OBJECT("HEAD object", HeadObjectRequest::builder, S3Client::headObject, null),
    PUT_OBJECT("PUT object", PutObjectRequest::builder, S3Client::putObject, null),
    COPY_OBJECT("PUT object copy", CopyObjectRequest::builder, S3Client::copyObject, null),
    DELETE_OBJECT("DELETE object", DeleteObjectRequest::builder, S3Client::deleteObject, null),
    GET_OBJECT_TAGGING("GET object?tagging", GetObjectTaggingRequest::builder, S3Client::getObjectTagging, "Tagging"),
    PUT_OBJECT_TAGGING("PUT object?tagging", PutObjectTaggingRequest::builder, S3Client::putObjectTagging, null),
    CREATE_MULTIPART_UPLOAD(
            "POST object?uploads",
            CreateMultipartUploadRequest::builder,
            S3Client::createMultipartUpload,
            "InitiateMultipartUploadResult"),
    UPLOAD_PART("PUT object?uploadId", UploadPartRequest::builder, S3Client::uploadPart, null),
    UPLOAD_PART_COPY("PUT object copy?uploadId", UploadPartCopyRequest::builder, S3Client::uploadPartCopy, null),
    COMPLETE_MULTIPART_UPLOAD(
            "POST object?uploadId",
            CompleteMultipartUploadRequest::builder,
            S3Client::completeMultipartUpload,
            "CompleteMultipartUploadResult"),
    ABORT_MULTIPART_UPLOAD(
            "DELETE object?uploadId", AbortMultipartUploadRequest::builder, S3Client::abortMultipartUpload, null);

    private static final String COPY_SOURCE = "X-amz-copy-source";

    /** Parameters that make another operation of a request. */
    private static final List<String> SELECTORS = List.of("list-type", "uploadId", "tagging", "delete", "uploads");

    private static final Map<String, Operation> BY_ROUTE = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(operation -> operation.route, Function.identity()));

    private final String route;
    private final String root;
    private final RequestFields fields;
    private final BiFunction<ReceivedRequest, ReceivedBody, ?> reader;
    private final Call<Object> call;

    <R, B extends SdkPojo & SdkBuilder<B, R>> Operation(
            String route, Supplier<B> builder, BiFunction<S3Client, R, Object> call, String root) {
        this(route, builder, (s3, request, content) -> call.apply(s3, request), root);
    }

    @SuppressWarnings("unchecked") // The call takes what the reader returns.
    <R, B extends SdkPojo & SdkBuilder<B, R>> Operation(String route, Supplier<B> builder, Call<R> call, String root) {
        this.route = route;
        this.root = root;
        this.fields = new RequestFields(builder.get(), route.substring(route.indexOf('?') + 1));
        this.reader = (request, body) -> {
            B filled = builder.get();
            fields.read(request, body, filled);
            return filled.build();
        };
        this.call = (Call<Object>) call;
    }

    private interface Call<R> {
        Object run(S3Client s3, R request, RequestBody content);
    }

    /** Returns the operation that a request asks for; empty when this server has none such. */
    static Optional<Operation> of(ReceivedRequest request) {
        boolean isCopy = request.method().equals("PUT") && request.headers().containsKey(COPY_SOURCE);
        String route = request.method() + request.subject() + (isCopy ? " copy" : "");
        for (String selector : request.parameters().isEmpty() ? List.<String>of() : SELECTORS) {
            if (request.parameters().containsKey(selector)) {
                return Optional.ofNullable(BY_ROUTE.get(route + "?" + selector));
            }
        }
        return Optional.ofNullable(BY_ROUTE.get(route));
    }

    /** Tells whether the operation has a parameter of the query. */
    boolean declares(String parameter) {
        return fields.declares(parameter);
    }

    /** Returns the request as the SDK's class has it. */
    Object read(ReceivedRequest request, ReceivedBody body) {
        return reader.apply(request, body);
    }

    /** Calls the operation; the result is a response of the SDK, or a stream with one. */
    Object call(S3Client s3, ReceivedRequest request, ReceivedBody body) {
        return call.run(s3, read(request, body), body.content().upload());
    }

    /** Returns the name of the answer's root element; null where the answer has none, or one named by the SDK's class. */
    String root() {
        return root;
    }
}
