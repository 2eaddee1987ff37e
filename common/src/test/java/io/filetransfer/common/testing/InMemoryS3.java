package io.filetransfer.common.testing;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;
import software.amazon.awssdk.services.s3.paginators.ListObjectsV2Iterable;

/**
 * S3's documented semantics for the calls that a transfer makes, with a hook at the moments of every call where a test lets other
 * things happen or go wrong. Each effect is atomic; a call that S3 does not carry out at one moment has several: CopyObject reads its
 * source, and later writes its destination; DeleteObjects deletes key by key. An emulator would not do: those that we know evaluate a
 * condition and act on it in two steps. A request with a field that the model does not carry out is refused.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html">conditional requests</a>
 */
public final class InMemoryS3 implements S3Client {

    private final Calls calls = new Calls();
    private final ObjectStore objects;
    private final UploadStore uploads;
    private S3Limits limits = S3Limits.OF_S3;
    private int pageSize = 1000;

    /** Creates a store with empty buckets. */
    public InMemoryS3(String... buckets) {
        objects = new ObjectStore(buckets);
        uploads = new UploadStore(objects);
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
        objects.clock(clock);
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
        objects.write(bucket, key, object, null, null);
    }

    /** Deletes an object, as its owner does: without a call that hooks see. */
    public void remove(String bucket, String key) {
        objects.delete(bucket, key, null);
    }

    /** Returns a bucket's contents by key. */
    public Map<String, String> objects(String bucket) {
        Map<String, String> contents = new TreeMap<>();
        objects.objects(bucket).forEach((key, object) -> contents.put(key, object.content()));
        return contents;
    }

    /** Returns an object with all that S3 keeps of it. */
    public Optional<StoredObject> object(String bucket, String key) {
        return objects.find(bucket, key);
    }

    /** Returns the keys of a bucket's uploads that are neither completed nor aborted: each costs its owner money until then. */
    public List<String> openUploads(String bucket) {
        return uploads.list(bucket, StoredUpload::key);
    }

    /** Returns the parts of a bucket's open uploads. */
    public List<String> openParts(String bucket) {
        return uploads.list(bucket, upload -> upload.key() + upload.described());
    }

    /** Returns the entity tag that a content has when it is written at once. */
    public static String etag(String content) {
        return "\"" + Integer.toHexString(content.hashCode()) + "\"";
    }

    /** Returns an error as S3 answers it. */
    public static S3Exception error(int status, String code) {
        return S3Failures.of(status, code);
    }

    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
        KnownFields.require(request, "Bucket", "Prefix", "ContinuationToken", "StartAfter", "EncodingType", "MaxKeys");
        return calls.run("ListObjectsV2 " + request.prefix(), () -> new Listing(objects, pageSize).page(request));
    }

    @Override
    public ListObjectsV2Iterable listObjectsV2Paginator(ListObjectsV2Request request) {
        return new ListObjectsV2Iterable(this, request);
    }

    /** A HEAD answer has no body, so that a missing bucket looks like a missing key. */
    @Override
    public HeadObjectResponse headObject(HeadObjectRequest request) {
        KnownFields.require(request, "Bucket", "Key", "IfMatch", "ChecksumMode");
        return calls.run("HeadObject " + request.key(), () -> {
            if (objects.find(request.bucket(), request.key()).isEmpty()) {
                throw S3Failures.noSuchKey();
            }
            return ObjectFields.head(objects.read(request.bucket(), request.key(), request.ifMatch()), request);
        });
    }

    @Override
    public GetObjectTaggingResponse getObjectTagging(GetObjectTaggingRequest request) {
        KnownFields.require(request, "Bucket", "Key");
        return calls.run(
                "GetObjectTagging " + request.key(),
                () -> Tags.answer(objects.read(request.bucket(), request.key(), null)));
    }

    @Override
    public CopyObjectResponse copyObject(CopyObjectRequest request) {
        String call = "CopyObject " + request.sourceKey();
        return calls.run(call, () -> new Copying(objects, limits).copy(request, source -> calls.within(call, source)));
    }

    @Override
    public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
        KnownFields.require(request, "Bucket", "Key", "IfMatch");
        return calls.run("DeleteObject " + request.key(), () -> {
            objects.delete(request.bucket(), request.key(), request.ifMatch());
            return DeleteObjectResponse.builder().build();
        });
    }

    @Override
    public DeleteObjectsResponse deleteObjects(DeleteObjectsRequest request) {
        String call = "DeleteObjects " + BatchDelete.keys(request);
        return calls.run(call, () -> new BatchDelete(objects).delete(request, soFar -> calls.within(call, soFar)));
    }

    @Override
    public CreateMultipartUploadResponse createMultipartUpload(CreateMultipartUploadRequest request) {
        return calls.run(
                "CreateMultipartUpload " + request.key(),
                () -> new Multipart(objects, uploads, limits).create(request));
    }

    @Override
    public UploadPartCopyResponse uploadPartCopy(UploadPartCopyRequest request) {
        return calls.run(
                "UploadPartCopy " + request.sourceKey() + " part " + request.partNumber(),
                () -> new Multipart(objects, uploads, limits).copyPart(request));
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(CompleteMultipartUploadRequest request) {
        return calls.run(
                "CompleteMultipartUpload " + request.key(),
                () -> new Multipart(objects, uploads, limits).complete(request));
    }

    @Override
    public AbortMultipartUploadResponse abortMultipartUpload(AbortMultipartUploadRequest request) {
        return calls.run(
                "AbortMultipartUpload " + request.key(), () -> new Multipart(objects, uploads, limits).abort(request));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
