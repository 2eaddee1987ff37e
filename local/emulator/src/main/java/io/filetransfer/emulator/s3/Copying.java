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
        WriteCondition condition = WriteCondition.ofWrite(request.ifMatch(), request.ifNoneMatch());
        StoredObject source = buckets.get(request.sourceBucket())
                .read(request.sourceKey(), ReadCondition.ofCopy(request))
                .object();
        limits.requireCopyable(source.size());
        betweenReadAndWrite.accept(source);
        Bucket.Written copy = new Bucket.Written(copyOf(source, request), buckets.now());
        buckets.forWrite(request.destinationBucket(), request.destinationKey())
                .write(request.destinationKey(), copy, condition);
        return CopyObjectResponse.builder()
                .copyObjectResult(result(copy, request))
                .build();
    }

    private static StoredObject copyOf(StoredObject source, CopyObjectRequest request) {
        String algorithm = request.checksumAlgorithm() == null
                ? source.checksumAlgorithm()
                : Checksums.known(request.checksumAlgorithmAsString());
        StoredObject copy = request.metadataDirective() == MetadataDirective.REPLACE
                ? ObjectFields.replaced(request, source)
                : source.withHeaders(copiedHeaders(source));
        return copy.withContent(source.content())
                .withTags(tags(source, request))
                .withStorageClass(ObjectFields.storageClass(request))
                .withChecksumAlgorithm(algorithm);
    }

    private static Map<String, String> copiedHeaders(StoredObject source) {
        Map<String, String> headers = new TreeMap<>(source.headers());
        headers.remove(ObjectFields.WEBSITE_REDIRECT_LOCATION);
        return headers;
    }

    private static Map<String, String> tags(StoredObject source, CopyObjectRequest request) {
        return request.taggingDirective() == TaggingDirective.REPLACE
                ? Tags.ofHeader(request.tagging())
                : source.tags();
    }

    private static CopyObjectResult result(Bucket.Written copy, CopyObjectRequest request) {
        CopyObjectResult.Builder result =
                CopyObjectResult.builder().eTag(copy.object().etag()).lastModified(copy.lastModified());
        if (request.checksumAlgorithm() != null) {
            copy.object().describeChecksum(result);
        }
        return result.build();
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
        if (isOntoItself
                && request.metadataDirective() != MetadataDirective.REPLACE
                && request.storageClass() == null) {
            throw S3Failures.invalidRequest(
                    "This copy request is illegal because it is trying to copy an object to itself without changing"
                            + " the object's metadata, storage class, website redirect location or encryption"
                            + " attributes.");
        }
    }
}
