package io.filetransfer.emulator.s3.awssdk;

import io.filetransfer.emulator.s3.store.Bucket;
import io.filetransfer.emulator.s3.store.Condition;
import io.filetransfer.emulator.s3.store.Digests;
import io.filetransfer.emulator.s3.store.Draft;
import io.filetransfer.emulator.s3.store.OpenObject;
import io.filetransfer.emulator.s3.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import org.gaul.s3proxy.blobstore.SdkResponses;
import org.gaul.s3proxy.checksum.FlexChecksum;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyPartResult;
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
        return BucketAccess.io(() -> {
            Draft draft = Received.from(bucket, payload, request.contentLength(), request.contentMD5());
            return SdkResponses.uploadedPart(
                    upload.add(request.partNumber(), draft).etag());
        });
    }

    UploadPartCopyResponse copy(Upload upload, UploadPartCopyRequest request) {
        Bucket bucket = access.bucket(upload.bucket());
        return BucketAccess.io(() -> {
            try (OpenObject source = source(request)) {
                UploadedPart part = upload.add(request.partNumber(), bucket.receive(source.stream()));
                return UploadPartCopyResponse.builder()
                        .copyPartResult(result -> copied(upload, part, result))
                        .build();
            }
        });
    }

    private static void copied(Upload upload, UploadedPart part, CopyPartResult.Builder result) {
        result.eTag(part.etag()).lastModified(part.lastModified());
        if (part.checksum() != null) {
            switch (upload.checksum().algorithm()) {
                case CRC32 -> result.checksumCRC32(part.checksum());
                case CRC32C -> result.checksumCRC32C(part.checksum());
                case CRC64NVME -> result.checksumCRC64NVME(part.checksum());
                case SHA1 -> result.checksumSHA1(part.checksum());
                case SHA256 -> result.checksumSHA256(part.checksum());
            }
        }
    }

    private OpenObject source(UploadPartCopyRequest request) throws IOException {
        return access.bucket(request.sourceBucket())
                .open(
                        request.sourceKey(),
                        Preconditions.source(request),
                        RequestedRange.within(request.copySourceRange()))
                .orElseThrow();
    }

    /** Makes the parts one object; they stay when the condition does not hold. */
    StoredObject join(Upload upload, CompleteMultipartUploadRequest request) {
        Bucket bucket = access.bucket(upload.bucket());
        List<CompletedPart> named = request.multipartUpload().parts().stream()
                .sorted(Comparator.comparing(CompletedPart::partNumber))
                .toList();
        List<UploadedPart> parts =
                upload.parts(named.stream().map(CompletedPart::partNumber).toList());
        upload.checksum().check(named, parts);
        Condition condition =
                Preconditions.write(request.bucket(), request.key(), request.ifMatch(), request.ifNoneMatch());
        return BucketAccess.io(() -> {
            try (InputStream joined = Upload.joined(parts);
                    Draft draft = bucket.receive(joined)) {
                Digests digests =
                        new Digests(Upload.etag(parts), upload.checksum().ofWhole(parts, draft.content()));
                return bucket.put(upload.key(), digests, upload.headers(), draft, condition);
            }
        });
    }

    static List<Part> list(Upload upload) {
        return upload.parts().stream().map(part -> described(upload, part)).toList();
    }

    /** S3Proxy hands on a completed part's checksum only where this one has it. */
    private static Part described(Upload upload, UploadedPart part) {
        Part.Builder described = Part.builder()
                .partNumber(part.number())
                .size(part.draft().content().size())
                .eTag(part.etag())
                .lastModified(part.lastModified());
        return upload.checksum().requested()
                ? described(upload.checksum().algorithm(), part.checksum(), described)
                : described.build();
    }

    private static Part described(FlexChecksum algorithm, String checksum, Part.Builder part) {
        switch (algorithm) {
            case CRC32 -> part.checksumCRC32(checksum);
            case CRC32C -> part.checksumCRC32C(checksum);
            case CRC64NVME -> part.checksumCRC64NVME(checksum);
            case SHA1 -> part.checksumSHA1(checksum);
            case SHA256 -> part.checksumSHA256(checksum);
        }
        return part.build();
    }
}
