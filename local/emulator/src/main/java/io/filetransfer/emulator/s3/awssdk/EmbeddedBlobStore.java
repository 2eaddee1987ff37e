package io.filetransfer.emulator.s3.awssdk;

import io.filetransfer.emulator.s3.store.Bucket;
import io.filetransfer.emulator.s3.store.Buckets;
import io.filetransfer.emulator.s3.store.Digests;
import io.filetransfer.emulator.s3.store.Draft;
import io.filetransfer.emulator.s3.store.OpenObject;
import io.filetransfer.emulator.s3.store.StoredObject;
import java.io.InputStream;
import java.util.List;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.SdkResponses;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Buckets and objects for S3Proxy, which has parsed the request and renders the answer. Errors are S3's own. */
public final class EmbeddedBlobStore implements BlobStore {

    /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html. */
    private static final long SMALLEST_PART_BYTES = 5L * 1_024 * 1_024;

    private final Buckets buckets;
    private final BucketAccess access;
    private final CopyOperations copies;
    private final PartOperations parts;
    private final MultipartUploads uploads = new MultipartUploads();

    /**
     * Puts the S3 API in front of buckets.
     *
     * @param buckets where everything is kept; closed by whoever opened it
     */
    public EmbeddedBlobStore(Buckets buckets) {
        this.buckets = buckets;
        this.access = new BucketAccess(buckets);
        this.copies = new CopyOperations(access);
        this.parts = new PartOperations(access);
    }

    @Override
    public ListBucketsResponse list() {
        return ListBucketsResponse.builder()
                .buckets(buckets.all().stream()
                        .map(bucket -> SdkResponses.bucket(bucket.name(), bucket.created()))
                        .toList())
                .build();
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        return Listings.v2(bucket(request.bucket()).list(Listings.query(request)));
    }

    @Override
    public ListObjectsResponse listV1(ListObjectsRequest request) {
        return Listings.v1(bucket(request.bucket()).list(Listings.query(request)));
    }

    @Override
    public HeadBucketResponse headBucket(HeadBucketRequest request) {
        bucket(request.bucket());
        return HeadBucketResponse.builder().build();
    }

    @Override
    public CreateBucketResponse createContainer(CreateBucketRequest request) {
        if (!BucketAccess.io(() -> buckets.create(request.bucket()))) {
            throw S3Exceptions.bucketAlreadyOwnedByYou(request.bucket());
        }
        return CreateBucketResponse.builder().build();
    }

    @Override
    public void deleteBucket(String name) {
        if (!BucketAccess.io(() -> buckets.delete(bucket(name)))) {
            throw S3Exceptions.bucketNotEmpty(name);
        }
        uploads.of(name).forEach(uploads::discard);
    }

    @Override
    public BucketCannedACL getContainerAccess(String name) {
        bucket(name);
        return BucketCannedACL.PRIVATE;
    }

    @Override
    public void setContainerAccess(String name, BucketCannedACL access) {
        bucket(name);
        if (access != BucketCannedACL.PRIVATE) {
            throw S3Errors.notImplemented("The bucket ACL " + access);
        }
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
        BucketAccess.checkKey(request.key());
        Bucket bucket = bucket(request.bucket());
        return BucketAccess.io(() -> {
            try (Draft draft = Received.from(bucket, payload, request.contentLength(), request.contentMD5())) {
                StoredObject object = bucket.put(
                        request.key(),
                        new Digests(
                                draft.md5(), Checksums.fullObject(CarriedHeaders.algorithm(request), draft.content())),
                        HeaderMapping.of(request),
                        draft,
                        Preconditions.write(request.bucket(), request.key(), request.ifMatch(), request.ifNoneMatch()));
                return SdkResponses.putResponse(object.etag());
            }
        });
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        return copies.copy(request);
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        StoredObject object = Preconditions.orNoSuchKey(
                request.bucket(), request.key(), bucket(request.bucket()).find(request.key()));
        return SdkResponses.toHead(HeaderMapping.response(object).build());
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        OpenObject opened = BucketAccess.io(() -> bucket(request.bucket())
                .open(request.key(), Preconditions.read(request), RequestedRange.of(request.range()))
                .orElseThrow());
        GetObjectResponse.Builder response = HeaderMapping.response(opened.object());
        if (request.range() != null) {
            RequestedRange.describe(response, opened.range(), opened.object().size());
        }
        return SdkResponses.getResponse(response.build(), opened.stream());
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        Bucket bucket = bucket(request.bucket());
        return BucketAccess.io(() -> {
            bucket.remove(request.key(), Preconditions.delete(request));
            return DeleteObjectResponse.builder().build();
        });
    }

    @Override
    public ObjectCannedACL getBlobAccess(String bucket, String key) {
        Preconditions.orNoSuchKey(bucket, key, bucket(bucket).find(key));
        return ObjectCannedACL.PRIVATE;
    }

    @Override
    public void setBlobAccess(String bucket, String key, ObjectCannedACL access) {
        Preconditions.orNoSuchKey(bucket, key, bucket(bucket).find(key));
        if (access != ObjectCannedACL.PRIVATE) {
            throw S3Errors.notImplemented("The object ACL " + access);
        }
    }

    @Override
    public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
        BucketAccess.checkKey(request.key());
        bucket(request.bucket());
        Upload upload =
                uploads.start(request.bucket(), request.key(), HeaderMapping.of(request), UploadChecksum.of(request));
        return new MultipartUpload(upload.id(), request);
    }

    @Override
    public void abortMultipartUpload(MultipartUpload upload) {
        uploads.discard(upload(upload));
    }

    @Override
    public UploadPartResponse uploadMultipartPart(
            MultipartUpload upload, UploadPartRequest request, InputStream payload) {
        return parts.receive(upload(upload), request, payload);
    }

    @Override
    public boolean supportsCopyMultipartPart() {
        return true;
    }

    @Override
    public UploadPartCopyResponse copyMultipartPart(MultipartUpload upload, UploadPartCopyRequest request) {
        return parts.copy(upload(upload), request);
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        Upload completed = upload(upload);
        StoredObject object = parts.join(completed, request);
        uploads.discard(completed);
        return SdkResponses.completeResponse(object.etag());
    }

    /** An upload that is gone has no parts: S3Proxy then answers as if it had just been completed, or NoSuchUpload. */
    @Override
    public List<Part> listMultipartUpload(MultipartUpload upload) {
        return uploads.find(upload.id(), upload.containerName(), upload.blobName())
                .map(PartOperations::list)
                .orElse(List.of());
    }

    @Override
    public List<software.amazon.awssdk.services.s3.model.MultipartUpload> listMultipartUploads(String bucket) {
        bucket(bucket);
        return uploads.of(bucket).stream()
                .map(upload -> SdkResponses.upload(upload.key(), upload.id(), upload.initiated()))
                .toList();
    }

    @Override
    public long getMinimumMultipartPartSize() {
        return SMALLEST_PART_BYTES;
    }

    private Upload upload(MultipartUpload upload) {
        return uploads.get(upload.id(), upload.containerName(), upload.blobName());
    }

    private Bucket bucket(String name) {
        return access.bucket(name);
    }
}
