package io.filetransfer.emulator.s3;

import io.filetransfer.emulator.calls.KnownFields;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkPojo;

/** The fields of each operation's request that the model carries out. Passed over in silence, any other would seem to have worked. */
final class SupportedFields {

    private static final Map<String, Set<String>> OF = Map.ofEntries(
            of("AbortMultipartUpload", "Bucket Key UploadId"),
            of(
                    "CompleteMultipartUpload",
                    "Bucket Key UploadId MultipartUpload IfMatch IfNoneMatch MpuObjectSize ChecksumType ChecksumCRC32"
                            + " ChecksumCRC32C ChecksumCRC64NVME ChecksumSHA1 ChecksumSHA256"),
            of(
                    "CopyObject",
                    "SourceBucket SourceKey CopySourceIfMatch CopySourceIfNoneMatch CopySourceIfModifiedSince"
                            + " CopySourceIfUnmodifiedSince DestinationBucket DestinationKey IfMatch IfNoneMatch ACL"
                            + " CacheControl ContentDisposition ContentEncoding ContentLanguage ContentType Expires"
                            + " Metadata MetadataDirective Tagging TaggingDirective StorageClass ChecksumAlgorithm"),
            of("CreateBucket", "Bucket ACL CreateBucketConfiguration"),
            of(
                    "CreateMultipartUpload",
                    "Bucket Key ACL CacheControl ContentDisposition ContentEncoding ContentLanguage ContentType Expires"
                            + " Metadata StorageClass Tagging WebsiteRedirectLocation ChecksumAlgorithm ChecksumType"),
            of("DeleteBucket", "Bucket"),
            of("DeleteObject", "Bucket Key IfMatch"),
            of("DeleteObjects", "Bucket Delete ChecksumAlgorithm"),
            of("DeleteObjectTagging", "Bucket Key"),
            of("GetBucketLocation", "Bucket"),
            of(
                    "GetObject",
                    "Bucket Key Range IfMatch IfNoneMatch IfModifiedSince IfUnmodifiedSince ChecksumMode"
                            + " ResponseCacheControl ResponseContentDisposition ResponseContentEncoding"
                            + " ResponseContentLanguage ResponseContentType ResponseExpires"),
            of("GetObjectAttributes", "Bucket Key ObjectAttributes"),
            of("GetObjectTagging", "Bucket Key"),
            of("HeadBucket", "Bucket"),
            of(
                    "HeadObject",
                    "Bucket Key IfMatch IfNoneMatch IfModifiedSince IfUnmodifiedSince ChecksumMode ResponseCacheControl"
                            + " ResponseContentDisposition ResponseContentEncoding ResponseContentLanguage"
                            + " ResponseContentType ResponseExpires"),
            of("ListBuckets", ""),
            of("ListMultipartUploads", "Bucket Prefix KeyMarker UploadIdMarker MaxUploads EncodingType"),
            of("ListObjects", "Bucket Prefix Delimiter Marker MaxKeys EncodingType"),
            of("ListObjectsV2", "Bucket Prefix Delimiter StartAfter ContinuationToken MaxKeys EncodingType FetchOwner"),
            of("ListParts", "Bucket Key UploadId PartNumberMarker MaxParts"),
            of(
                    "PutObject",
                    "Bucket Key ACL CacheControl ContentDisposition ContentEncoding ContentLanguage ContentLength"
                            + " ContentMD5 ContentType Expires IfMatch IfNoneMatch Metadata StorageClass Tagging"
                            + " ChecksumAlgorithm ChecksumCRC32 ChecksumCRC32C ChecksumCRC64NVME ChecksumSHA1"
                            + " ChecksumSHA256"),
            of("PutObjectTagging", "Bucket Key Tagging ContentMD5 ChecksumAlgorithm"),
            of(
                    "UploadPart",
                    "Bucket Key UploadId PartNumber ContentLength ContentMD5 ChecksumAlgorithm ChecksumCRC32"
                            + " ChecksumCRC32C ChecksumCRC64NVME ChecksumSHA1 ChecksumSHA256"),
            of(
                    "UploadPartCopy",
                    "SourceBucket SourceKey CopySourceIfMatch CopySourceIfNoneMatch CopySourceIfModifiedSince"
                            + " CopySourceIfUnmodifiedSince CopySourceRange DestinationBucket DestinationKey PartNumber"
                            + " UploadId"));

    private SupportedFields() {}

    /**
     * Checks a request.
     *
     * @throws UnsupportedOperationException when another field is set
     */
    static void require(String operation, SdkPojo request) {
        KnownFields.require(request, OF.get(operation));
    }

    private static Map.Entry<String, Set<String>> of(String operation, String fields) {
        return Map.entry(operation, Set.of(fields.split(" ")));
    }
}
