package io.filetransfer.common.testing;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;

/**
 * CopyObject: reads the source under its condition at one moment and writes the destination under its condition at a later one. Content
 * headers, metadata, tags and the checksum's algorithm go along; the storage class and a website's redirect do not.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html">CopyObject</a>
 */
final class Copying {

    private final ObjectStore objects;
    private final S3Limits limits;

    Copying(ObjectStore objects, S3Limits limits) {
        this.objects = objects;
        this.limits = limits;
    }

    CopyObjectResponse copy(CopyObjectRequest request, Consumer<StoredObject> betweenReadAndWrite) {
        requireKnown(request);
        StoredObject source = read(request);
        betweenReadAndWrite.accept(source);
        StoredObject copy = copyOf(source, request);
        objects.write(
                request.destinationBucket(), request.destinationKey(), copy, request.ifMatch(), request.ifNoneMatch());
        return CopyObjectResponse.builder()
                .copyObjectResult(result -> result.eTag(copy.etag()))
                .build();
    }

    private StoredObject read(CopyObjectRequest request) {
        StoredObject source = objects.read(request.sourceBucket(), request.sourceKey(), request.copySourceIfMatch());
        if (source.size() > limits.maxCopyBytes()) {
            throw S3Failures.of(
                    400,
                    "InvalidRequest",
                    "The specified copy source is larger than the maximum allowable size for a copy source: "
                            + limits.maxCopyBytes());
        }
        return source;
    }

    private static StoredObject copyOf(StoredObject source, CopyObjectRequest request) {
        Map<String, String> headers = new TreeMap<>(source.headers());
        headers.remove(ObjectFields.WEBSITE_REDIRECT_LOCATION);
        return source.withEtag(InMemoryS3.etag(source.content()))
                .withHeaders(headers)
                .withStorageClass(
                        request.storageClass() == null ? StoredObject.STANDARD : request.storageClassAsString());
    }

    private static void requireKnown(CopyObjectRequest request) {
        KnownFields.require(
                request,
                "SourceBucket",
                "SourceKey",
                "CopySourceIfMatch",
                "DestinationBucket",
                "DestinationKey",
                "IfMatch",
                "IfNoneMatch",
                "StorageClass");
    }
}
