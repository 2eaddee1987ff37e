package io.filetransfer.common.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.paginators.ListObjectsV2Iterable;

/**
 * S3's documented semantics for the calls that a transfer makes, each call atomic, with a hook before every call where a test lets
 * other things happen or go wrong. An emulator would not do: those that we know evaluate a condition and act on it in two steps.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html">conditional requests</a>
 */
public final class InMemoryS3 implements S3Client {

    private final Map<String, NavigableMap<String, String>> buckets = new TreeMap<>();
    private final List<String> calls = new ArrayList<>();
    private Consumer<String> beforeCall = call -> {};
    private int pageSize = 1000;

    /** Creates a store with empty buckets. */
    public InMemoryS3(String... buckets) {
        for (String bucket : buckets) {
            this.buckets.put(bucket, new TreeMap<>());
        }
    }

    /** Sets how many keys a page of a listing holds. */
    public InMemoryS3 withPageSize(int keys) {
        pageSize = keys;
        return this;
    }

    /** Sets what happens before each call; it is given the operation's name and key, for example {@code CopyObject raw/a.csv}. */
    public void beforeCall(Consumer<String> hook) {
        beforeCall = hook;
    }

    /** Returns the calls so far, for example {@code DeleteObject raw/a.csv}. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** Writes an object, as its owner does: without a call that hooks see. */
    public synchronized void put(String bucket, String key, String content) {
        buckets.get(bucket).put(key, content);
    }

    /** Returns a bucket's objects by key. */
    public synchronized Map<String, String> objects(String bucket) {
        return Map.copyOf(buckets.get(bucket));
    }

    /** Returns the entity tag that a content has. */
    public static String etag(String content) {
        return "\"" + Integer.toHexString(content.hashCode()) + "\"";
    }

    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
        before("ListObjectsV2 " + request.prefix());
        synchronized (this) {
            String after = request.continuationToken() == null ? "" : request.continuationToken();
            List<S3Object> found = bucket(request.bucket()).tailMap(after, false).entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(request.prefix()))
                    .limit(pageSize + 1L)
                    .map(InMemoryS3::listed)
                    .toList();
            boolean truncated = found.size() > pageSize;
            List<S3Object> page = truncated ? found.subList(0, pageSize) : found;
            return ListObjectsV2Response.builder()
                    .contents(page)
                    .isTruncated(truncated)
                    .nextContinuationToken(truncated ? page.getLast().key() : null)
                    .build();
        }
    }

    @Override
    public ListObjectsV2Iterable listObjectsV2Paginator(ListObjectsV2Request request) {
        return new ListObjectsV2Iterable(this, request);
    }

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest request) {
        before("HeadObject " + request.key());
        synchronized (this) {
            String content = existing(request.bucket(), request.key());
            return HeadObjectResponse.builder()
                    .eTag(etag(content))
                    .contentLength((long) content.length())
                    .build();
        }
    }

    @Override
    public CopyObjectResponse copyObject(CopyObjectRequest request) {
        before("CopyObject " + request.sourceKey());
        synchronized (this) {
            String content = existing(request.sourceBucket(), request.sourceKey());
            requireMatch(request.copySourceIfMatch(), content);
            bucket(request.destinationBucket()).put(request.destinationKey(), content);
            return CopyObjectResponse.builder()
                    .copyObjectResult(result -> result.eTag(etag(content)))
                    .build();
        }
    }

    @Override
    public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
        before("DeleteObject " + request.key());
        synchronized (this) {
            if (request.ifMatch() != null) {
                requireMatch(request.ifMatch(), existing(request.bucket(), request.key()));
            }
            bucket(request.bucket()).remove(request.key());
            return DeleteObjectResponse.builder().build();
        }
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    /** Returns an error as S3 answers it. */
    public static S3Exception error(int status, String code) {
        return (S3Exception) S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(code)
                        .build())
                .message(code)
                .build();
    }

    private void before(String call) {
        synchronized (this) {
            calls.add(call);
        }
        beforeCall.accept(call);
    }

    private NavigableMap<String, String> bucket(String name) {
        NavigableMap<String, String> bucket = buckets.get(name);
        if (bucket == null) {
            throw error(404, "NoSuchBucket");
        }
        return bucket;
    }

    private String existing(String bucket, String key) {
        String content = bucket(bucket).get(key);
        if (content == null) {
            throw error(404, "NoSuchKey");
        }
        return content;
    }

    private static void requireMatch(String etag, String content) {
        if (etag != null && !etag.equals(etag(content))) {
            throw error(412, "PreconditionFailed");
        }
    }

    private static S3Object listed(Map.Entry<String, String> entry) {
        return S3Object.builder()
                .key(entry.getKey())
                .eTag(etag(entry.getValue()))
                .size((long) entry.getValue().length())
                .build();
    }
}
