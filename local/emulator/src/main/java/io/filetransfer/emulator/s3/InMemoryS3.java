package io.filetransfer.emulator.s3;

import io.filetransfer.emulator.calls.CallHook;
import io.filetransfer.emulator.calls.Calls;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Request;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;
import software.amazon.awssdk.services.s3.paginators.ListObjectsV2Iterable;

/**
 * S3's documented semantics for the calls that a transfer makes, with a hook at the moments of every call where a test lets other
 * things happen or go wrong. Each effect is atomic; a call that S3 does not carry out at one moment has several: CopyObject reads its
 * source, and later writes its destination; DeleteObjects deletes key by key. An operation that the model does not have, and a request
 * with a field that it does not carry out, is refused with an {@link UnsupportedOperationException} that names it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html">conditional requests</a>
 */
public final class InMemoryS3 implements S3Client {

    private final Calls calls = new Calls();
    private final Buckets buckets;
    private S3Limits limits = S3Limits.OF_S3;
    private int pageSize = 1000;

    /** Creates a store with empty buckets. */
    public InMemoryS3(String... buckets) {
        this.buckets = new Buckets(buckets);
    }

    /** Sets how many keys a page of a listing holds. */
    public InMemoryS3 withPageSize(int keys) {
        pageSize = keys;
        return this;
    }

    /** Sets the sizes at which calls are refused. */
    public InMemoryS3 withLimits(S3Limits newLimits) {
        limits = newLimits;
        return this;
    }

    /** Sets the clock that says when an object is written, in whole seconds as S3 gives it; before, it is the start of 1970. */
    public InMemoryS3 withClock(InstantSource clock) {
        buckets.clock(clock);
        return this;
    }

    /** Keeps the names of calls no longer: those of a server would fill the heap. */
    public InMemoryS3 withoutRecording() {
        calls.stopRecording();
        return this;
    }

    /** Sets what happens before each call; it is given the operation's name and key, for example {@code CopyObject raw/a.csv}. */
    public void beforeCall(Consumer<String> action) {
        hook(new CallHook() {
            @Override
            public void before(String call) {
                action.accept(call);
            }
        });
    }

    /** Sets what happens at each moment of each call. */
    public void hook(CallHook hook) {
        calls.hook(hook);
    }

    /** Returns the calls so far, for example {@code DeleteObject raw/a.csv}. */
    public List<String> calls() {
        return calls.names();
    }

    /** Writes an object, as its owner does: without a call that hooks see. */
    public void put(String bucket, String key, String content) {
        put(bucket, key, StoredObject.of(content));
    }

    /** Writes an object, as its owner does: without a call that hooks see. */
    public void put(String bucket, String key, StoredObject object) {
        buckets.get(bucket).write(key, object.writtenAt(buckets.now()), Condition.NONE);
    }

    /** Deletes an object, as its owner does: without a call that hooks see. */
    public void remove(String bucket, String key) {
        buckets.get(bucket).delete(key, Condition.NONE);
    }

    /** Returns a bucket's contents by key. */
    public Map<String, String> objects(String bucket) {
        Map<String, String> contents = new TreeMap<>();
        buckets.get(bucket).objects().forEach((key, object) -> contents.put(key, object.text()));
        return contents;
    }

    /** Returns an object with all that S3 keeps of it. */
    public Optional<StoredObject> object(String bucket, String key) {
        return buckets.get(bucket).find(key);
    }

    /** Returns the keys of a bucket's uploads that are neither completed nor aborted: each costs its owner money until then. */
    public List<String> openUploads(String bucket) {
        return buckets.get(bucket).uploads().stream().map(StoredUpload::key).toList();
    }

    /** Returns the parts of a bucket's open uploads. */
    public List<String> openParts(String bucket) {
        return buckets.get(bucket).uploads().stream()
                .map(upload -> upload.key()
                        + upload.parts().entrySet().stream()
                                .map(part ->
                                        part.getKey() + "=" + part.getValue().text())
                                .toList())
                .toList();
    }

    /** Returns the entity tag that a content has when it is written at once. */
    public static String etag(String content) {
        return StoredObject.of(content).etag();
    }

    /** Returns an error as S3 answers it. */
    public static S3Exception error(int status, String code) {
        return S3Failures.of(status, code);
    }

    @Override
    public ListBucketsResponse listBuckets(ListBucketsRequest request) {
        return run(
                request,
                "",
                () -> ListBucketsResponse.builder().buckets(buckets.described()).build());
    }

    @Override
    public CreateBucketResponse createBucket(CreateBucketRequest request) {
        return run(request, request.bucket(), () -> {
            ObjectFields.requirePrivate(request);
            CreateBucketConfiguration configuration = request.createBucketConfiguration();
            buckets.create(request.bucket(), configuration == null ? null : configuration.locationConstraintAsString());
            return CreateBucketResponse.builder()
                    .location("/" + request.bucket())
                    .build();
        });
    }

    @Override
    public HeadBucketResponse headBucket(HeadBucketRequest request) {
        return run(request, request.bucket(), () -> {
            String region = buckets.get(request.bucket()).described().bucketRegion();
            return HeadBucketResponse.builder().bucketRegion(region).build();
        });
    }

    @Override
    public DeleteBucketResponse deleteBucket(DeleteBucketRequest request) {
        return run(request, request.bucket(), () -> {
            buckets.delete(request.bucket());
            return DeleteBucketResponse.builder().build();
        });
    }

    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
        return run(request, request.prefix(), () -> Listing.page(buckets.get(request.bucket()), request, pageSize));
    }

    @Override
    public ListObjectsV2Iterable listObjectsV2Paginator(ListObjectsV2Request request) {
        return new ListObjectsV2Iterable(this, request);
    }

    @Override
    public ListObjectsResponse listObjects(ListObjectsRequest request) {
        return run(request, request.prefix(), () -> Listing.page(buckets.get(request.bucket()), request, pageSize));
    }

    /** A HEAD answer has no body, so that a missing bucket looks like a missing key. */
    @Override
    public HeadObjectResponse headObject(HeadObjectRequest request) {
        return run(request, request.key(), () -> {
            try {
                StoredObject object = buckets.get(request.bucket())
                        .read(request.key(), new Condition(request.ifMatch(), request.ifNoneMatch()));
                HeadObjectResponse.Builder answer = HeadObjectResponse.builder();
                ObjectFields.describe(object, null, request.checksumMode(), answer);
                return answer.build();
            } catch (NoSuchBucketException e) {
                throw S3Failures.noSuchKey();
            }
        });
    }

    @Override
    public <T> T getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
        return run(request, request.key(), () -> {
            StoredObject object = buckets.get(request.bucket())
                    .read(request.key(), new Condition(request.ifMatch(), request.ifNoneMatch()));
            ByteRange range = ByteRange.requested(request.range(), object.size());
            Content content =
                    range == null ? object.content() : object.content().range(range.first(), range.length());
            GetObjectResponse.Builder answer = GetObjectResponse.builder();
            ObjectFields.describe(object, range, request.checksumMode(), answer);
            try {
                return transformer.transform(answer.build(), AbortableInputStream.create(content.newStream()));
            } catch (Exception e) {
                throw SdkClientException.create("the content of " + request.key() + " cannot be handed on", e);
            }
        });
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        return run(request, request.key(), () -> {
            Condition condition = Condition.ofWrite(request.ifMatch(), request.ifNoneMatch());
            Bucket bucket = buckets.forWrite(request.bucket(), request.key());
            Content content = received(body);
            Checksums.verify(request, request.contentMD5(), content);
            String algorithm = Checksums.algorithm(request, request.checksumAlgorithmAsString());
            StoredObject object = ObjectFields.object(request, content, buckets.now(), request.metadata(), algorithm);
            bucket.write(request.key(), object, condition);
            PutObjectResponse.Builder answer = PutObjectResponse.builder().eTag(object.etag());
            if (request.checksumAlgorithm() != null) {
                object.describeChecksum(answer);
            }
            return answer.build();
        });
    }

    @Override
    public CopyObjectResponse copyObject(CopyObjectRequest request) {
        return run(
                request,
                request.sourceKey(),
                () -> new Copying(buckets, limits)
                        .copy(request, source -> calls.within("CopyObject " + request.sourceKey(), source)));
    }

    @Override
    public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
        return run(request, request.key(), () -> {
            buckets.get(request.bucket()).delete(request.key(), new Condition(request.ifMatch(), null));
            return DeleteObjectResponse.builder().build();
        });
    }

    @Override
    public DeleteObjectsResponse deleteObjects(DeleteObjectsRequest request) {
        String keys = BatchDelete.keys(request);
        return run(
                request,
                keys,
                () -> new BatchDelete(buckets).delete(request, soFar -> calls.within("DeleteObjects " + keys, soFar)));
    }

    @Override
    public GetObjectTaggingResponse getObjectTagging(GetObjectTaggingRequest request) {
        return run(request, request.key(), () -> {
            StoredObject object = buckets.get(request.bucket()).read(request.key(), Condition.NONE);
            return GetObjectTaggingResponse.builder()
                    .tagSet(Tags.list(object.tags()))
                    .build();
        });
    }

    @Override
    public PutObjectTaggingResponse putObjectTagging(PutObjectTaggingRequest request) {
        return run(request, request.key(), () -> {
            Map<String, String> tags = Tags.of(request.tagging().tagSet());
            buckets.get(request.bucket()).tag(request.key(), tags);
            return PutObjectTaggingResponse.builder().build();
        });
    }

    @Override
    public CreateMultipartUploadResponse createMultipartUpload(CreateMultipartUploadRequest request) {
        return run(request, request.key(), () -> multipart().create(request));
    }

    @Override
    public UploadPartResponse uploadPart(UploadPartRequest request, RequestBody body) {
        return run(request, request.key() + " part " + request.partNumber(), () -> {
            Content content = received(body);
            Checksums.verify(request, request.contentMD5(), content);
            return multipart().putPart(request, content);
        });
    }

    @Override
    public UploadPartCopyResponse uploadPartCopy(UploadPartCopyRequest request) {
        return run(
                request,
                request.sourceKey() + " part " + request.partNumber(),
                () -> multipart().copyPart(request));
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(CompleteMultipartUploadRequest request) {
        return run(request, request.key(), () -> multipart().complete(request));
    }

    @Override
    public AbortMultipartUploadResponse abortMultipartUpload(AbortMultipartUploadRequest request) {
        return run(request, request.key(), () -> {
            buckets.get(request.bucket()).abort(request.key(), request.uploadId());
            return AbortMultipartUploadResponse.builder().build();
        });
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private Multipart multipart() {
        return new Multipart(buckets, limits);
    }

    /** Carries out an operation that is named like its request. */
    private <R> R run(S3Request request, String subject, Supplier<R> effect) {
        String operation = request.getClass().getSimpleName().replace("Request", "");
        SupportedFields.require(operation, request);
        return calls.run(operation + " " + subject, effect);
    }

    private static Content received(RequestBody body) {
        if (body.contentStreamProvider() instanceof Content content) {
            return content;
        }
        try (InputStream bytes = body.contentStreamProvider().newStream()) {
            return Content.read(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
