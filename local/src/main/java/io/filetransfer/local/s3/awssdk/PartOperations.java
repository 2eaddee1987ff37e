package io.filetransfer.local.s3.awssdk;

import io.filetransfer.local.s3.store.Bucket;
import io.filetransfer.local.s3.store.Condition;
import io.filetransfer.local.s3.store.Draft;
import io.filetransfer.local.s3.store.OpenObject;
import io.filetransfer.local.s3.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.gaul.s3proxy.blobstore.SdkResponses;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * The parts of multipart uploads: received, copied from objects, and joined to one.
 *
 * @param access the buckets of uploads and sources
 */
record PartOperations(BucketAccess access) {

    UploadPartResponse receive(Upload upload, UploadPartRequest request, InputStream payload) {
        Bucket bucket = access.bucket(upload.bucket());
        Draft draft =
                BucketAccess.io(() -> Received.from(bucket, payload, request.contentLength(), request.contentMD5()));
        return SdkResponses.uploadedPart(upload.add(request.partNumber(), draft).etag());
    }

    UploadPartCopyResponse copy(Upload upload, UploadPartCopyRequest request) {
        Bucket bucket = access.bucket(upload.bucket());
        return BucketAccess.io(() -> {
            try (OpenObject source = source(request)) {
                UploadedPart part = upload.add(request.partNumber(), bucket.receive(source.stream()));
                return SdkResponses.copiedPart(part.etag(), part.lastModified(), null);
            }
        });
    }

    private OpenObject source(UploadPartCopyRequest request) throws IOException {
        return access.bucket(request.sourceBucket())
                .open(request.sourceKey(), Preconditions.source(request), RequestedRange.of(request.copySourceRange()))
                .orElseThrow();
    }

    /** Makes the parts one object; they stay when the condition does not hold. */
    StoredObject join(Upload upload, CompleteMultipartUploadRequest request) {
        Bucket bucket = access.bucket(upload.bucket());
        List<UploadedPart> parts = upload.parts(request.multipartUpload().parts().stream()
                .map(CompletedPart::partNumber)
                .toList());
        Condition condition =
                Preconditions.write(request.bucket(), request.key(), request.ifMatch(), request.ifNoneMatch());
        return BucketAccess.io(() -> {
            try (InputStream joined = Upload.joined(parts);
                    Draft draft = bucket.receive(joined)) {
                return bucket.put(upload.key(), Upload.etag(parts), upload.headers(), draft, condition);
            }
        });
    }

    static List<Part> list(Upload upload) {
        return upload.parts().stream().map(PartOperations::described).toList();
    }

    private static Part described(UploadedPart part) {
        long size = part.draft().content().size();
        return SdkResponses.part(part.number(), size, part.etag(), part.lastModified());
    }
}
