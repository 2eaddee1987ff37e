package io.filetransfer.emulator.s3;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectResult;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

/**
 * CopyObject: reads the source under its condition at one moment and writes the destination under its condition at a later one. Content
 * headers, metadata, tags and the checksum's algorithm go along unless the request says otherwise; the storage class and a website's
 * redirect do not.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html">CopyObject</a>
 */
final class Copying {

    private final Buckets buckets;
    private final S3Limits limits;

    Copying(Buckets buckets, S3Limits limits) {
        this.buckets = buckets;
        this.limits = limits;
    }

    CopyObjectResponse copy(CopyObjectRequest request, Consumer<StoredObject> betweenReadAndWrite) {
        requireValid(request);
        Condition condition = Condition.ofWrite(request.ifMatch(), request.ifNoneMatch());
        StoredObject source = buckets.get(request.sourceBucket())
                .readSource(
                        request.sourceKey(),
                        new Condition(request.copySourceIfMatch(), request.copySourceIfNoneMatch()));
        limits.requireCopyable(source.size());
        betweenReadAndWrite.accept(source);
        StoredObject copy = copyOf(source, request);
        buckets.forWrite(request.destinationBucket(), request.destinationKey())
                .write(request.destinationKey(), copy, condition);
        CopyObjectResult.Builder result =
                CopyObjectResult.builder().eTag(copy.etag()).lastModified(copy.lastModified());
        if (request.checksumAlgorithm() != null) {
            copy.describeChecksum(result);
        }
        return CopyObjectResponse.builder().copyObjectResult(result.build()).build();
    }

    private StoredObject copyOf(StoredObject source, CopyObjectRequest request) {
        boolean replacesTags = request.taggingDirective() == TaggingDirective.REPLACE;
        return new StoredObject(
                source.content(),
                source.content().etag(),
                buckets.now(),
                replacesMetadata(request) ? ObjectFields.headers(request) : copiedHeaders(source, request),
                replacesMetadata(request) ? request.metadata() : source.metadata(),
                replacesTags ? Tags.ofHeader(request.tagging()) : source.tags(),
                request.checksumAlgorithm() == null
                        ? source.checksumAlgorithm()
                        : Checksums.known(request.checksumAlgorithmAsString()),
                null);
    }

    private static boolean replacesMetadata(CopyObjectRequest request) {
        return request.metadataDirective() == MetadataDirective.REPLACE;
    }

    private static Map<String, String> copiedHeaders(StoredObject source, CopyObjectRequest request) {
        Map<String, String> headers = new TreeMap<>(source.headers());
        headers.remove(ObjectFields.WEBSITE_REDIRECT);
        String storageClass = ObjectFields.headers(request).get(ObjectFields.STORAGE_CLASS);
        headers.compute(ObjectFields.STORAGE_CLASS, (name, old) -> storageClass);
        return headers;
    }

    private static void requireValid(CopyObjectRequest request) {
        ObjectFields.requirePrivate(request);
        if (request.metadataDirective() == MetadataDirective.UNKNOWN_TO_SDK_VERSION) {
            throw S3Failures.invalidArgument("Unknown metadata directive.");
        }
        if (request.taggingDirective() == TaggingDirective.UNKNOWN_TO_SDK_VERSION) {
            throw S3Failures.invalidArgument("Unknown tagging directive.");
        }
        if (request.tagging() != null && request.taggingDirective() != TaggingDirective.REPLACE) {
            throw S3Failures.notImplemented("x-amz-tagging of a copy without x-amz-tagging-directive: REPLACE");
        }
        boolean isOntoItself = request.sourceBucket().equals(request.destinationBucket())
                && request.sourceKey().equals(request.destinationKey());
        if (isOntoItself && !replacesMetadata(request) && request.storageClass() == null) {
            throw S3Failures.invalidRequest(
                    "This copy request is illegal because it is trying to copy an object to itself without changing"
                            + " the object's metadata, storage class, website redirect location or encryption"
                            + " attributes.");
        }
    }
}
