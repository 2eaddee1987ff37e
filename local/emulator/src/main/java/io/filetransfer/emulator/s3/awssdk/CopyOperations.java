package io.filetransfer.emulator.s3.awssdk;

import io.filetransfer.emulator.s3.store.Bucket;
import io.filetransfer.emulator.s3.store.ByteRange;
import io.filetransfer.emulator.s3.store.Digests;
import io.filetransfer.emulator.s3.store.Draft;
import io.filetransfer.emulator.s3.store.ObjectHeaders;
import io.filetransfer.emulator.s3.store.OpenObject;
import io.filetransfer.emulator.s3.store.StoredObject;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.SdkResponses;
import org.gaul.s3proxy.checksum.FlexChecksum;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

/**
 * Copies of objects. As in S3, a copy is not one step: the source's conditions hold at the moment it is opened, the
 * destination's at the moment it is replaced.
 *
 * @param access the buckets of sources and destinations
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html">CopyObject</a>
 */
record CopyOperations(BucketAccess access) {

    private static final long LARGEST_SOURCE_BYTES = 5L * 1_024 * 1_024 * 1_024;

    CopyObjectResponse copy(CopyObjectRequest request) {
        BucketAccess.checkKey(request.destinationKey());
        requireChange(request);
        Bucket destination = access.bucket(request.destinationBucket());
        return BucketAccess.io(() -> {
            try (OpenObject source = source(request)) {
                requireSize(source.object());
                try (Draft draft = destination.receive(source.stream())) {
                    return publish(request, source.object(), destination, draft);
                }
            }
        });
    }

    private OpenObject source(CopyObjectRequest request) throws IOException {
        return access.bucket(request.sourceBucket())
                .open(request.sourceKey(), Preconditions.source(request), ByteRange.ALL)
                .orElseThrow();
    }

    private static CopyObjectResponse publish(
            CopyObjectRequest request, StoredObject source, Bucket destination, Draft draft) throws IOException {
        String key = request.destinationKey();
        StoredObject copy = destination.put(
                key,
                new Digests(draft.md5(), Checksums.fullObject(algorithm(request, source), draft.content())),
                headers(request, source.headers()),
                draft,
                Preconditions.write(destination.name(), key, request.ifMatch(), request.ifNoneMatch()));
        return SdkResponses.copyResponse(copy.etag(), copy.lastModified());
    }

    /** A copy is one object whatever its source was made of, so its checksum covers all of it. */
    private static FlexChecksum algorithm(CopyObjectRequest request, StoredObject source) {
        if (request.checksumAlgorithm() != null) {
            return FlexChecksum.valueOf(request.checksumAlgorithmAsString());
        }
        return source.checksum() == null
                ? Checksums.DEFAULT
                : FlexChecksum.valueOf(source.checksum().algorithm());
    }

    /** A copy's storage class is the one asked for, never the source's. */
    private static ObjectHeaders headers(CopyObjectRequest request, ObjectHeaders source) {
        ObjectHeaders headers = request.metadataDirective() == MetadataDirective.REPLACE
                ? HeaderMapping.replacement(request)
                : source.withStorageClass(HeaderMapping.storageClass(request.storageClassAsString()));
        return headers.withTags(tags(request, source));
    }

    private static Map<String, String> tags(CopyObjectRequest request, ObjectHeaders source) {
        return request.taggingDirective() == TaggingDirective.REPLACE
                ? Optional.ofNullable(request.tagging()).map(TagSet::ofHeader).orElse(Map.of())
                : source.tags();
    }

    private static void requireChange(CopyObjectRequest request) {
        boolean same = request.sourceBucket().equals(request.destinationBucket())
                && request.sourceKey().equals(request.destinationKey());
        if (same && request.metadataDirective() != MetadataDirective.REPLACE && request.storageClass() == null) {
            throw S3Exceptions.invalidRequest("This copy request is illegal because it is trying to copy an object to"
                    + " itself without changing the object's metadata, storage class, website redirect location or"
                    + " encryption attributes.");
        }
    }

    private static void requireSize(StoredObject source) {
        if (source.size() > LARGEST_SOURCE_BYTES) {
            throw S3Exceptions.invalidRequest("The specified copy source is larger than the maximum allowable size for"
                    + " a copy source: " + LARGEST_SOURCE_BYTES);
        }
    }
}
