package io.filetransfer.emulator.s3;

import io.filetransfer.emulator.calls.KnownFields;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkPojo;

/** The fields of each operation's request that the model carries out. Passed over in silence, any other would seem to have worked. */
final class SupportedFields {

    private static final String PROPERTIES = " ACL CacheControl ContentDisposition ContentEncoding ContentLanguage"
            + " ContentType Expires Metadata StorageClass Tagging ChecksumAlgorithm";
    private static final String CHECKSUMS =
            " ChecksumCRC32 ChecksumCRC32C ChecksumCRC64NVME ChecksumSHA1 ChecksumSHA256";
    private static final String SOURCE = "SourceBucket SourceKey CopySourceIfMatch CopySourceIfNoneMatch";
    private static final String DESTINATION = " DestinationBucket DestinationKey";
    private static final String LISTING = "Bucket Prefix Delimiter MaxKeys EncodingType";

    private static final Map<String, Set<String>> OF = Map.ofEntries(
            of("AbortMultipartUpload", "Bucket Key UploadId"),
            of(
                    "CompleteMultipartUpload",
                    "Bucket Key UploadId MultipartUpload IfMatch IfNoneMatch MpuObjectSize ChecksumType" + CHECKSUMS),
            of(
                    "CopyObject",
                    SOURCE + DESTINATION + " IfMatch IfNoneMatch MetadataDirective TaggingDirective" + PROPERTIES),
            of("CreateBucket", "Bucket ACL CreateBucketConfiguration"),
            of("CreateMultipartUpload", "Bucket Key WebsiteRedirectLocation ChecksumType" + PROPERTIES),
            of("DeleteBucket", "Bucket"),
            of("DeleteObject", "Bucket Key IfMatch"),
            of("DeleteObjects", "Bucket Delete ChecksumAlgorithm"),
            of("GetObject", "Bucket Key Range IfMatch IfNoneMatch ChecksumMode"),
            of("GetObjectTagging", "Bucket Key"),
            of("HeadBucket", "Bucket"),
            of("HeadObject", "Bucket Key IfMatch IfNoneMatch ChecksumMode"),
            of("ListBuckets", ""),
            of("ListObjects", LISTING + " Marker"),
            of("ListObjectsV2", LISTING + " StartAfter ContinuationToken FetchOwner"),
            of("PutObject", "Bucket Key ContentLength ContentMD5 IfMatch IfNoneMatch" + PROPERTIES + CHECKSUMS),
            of("PutObjectTagging", "Bucket Key Tagging ContentMD5 ChecksumAlgorithm"),
            of("UploadPart", "Bucket Key UploadId PartNumber ContentLength ContentMD5 ChecksumAlgorithm" + CHECKSUMS),
            of("UploadPartCopy", SOURCE + DESTINATION + " UploadId PartNumber CopySourceRange"));

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
