package io.filetransfer.emulator.s3.front;

import io.filetransfer.emulator.s3.awssdk.EmbeddedBlobStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CopyObjectResult;
import software.amazon.awssdk.services.s3.model.CopyPartResult;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;

/**
 * Answers copies of objects and of their parts.
 *
 * @param store makes them
 */
record Copies(EmbeddedBlobStore store) {

    Answer object(ObjectRequest request) {
        CopyObjectResult result = store.copyBlob(CopyHeaders.read(request)).copyObjectResult();
        return answer("CopyObjectResult", result.lastModified(), result.eTag(), Map.of());
    }

    Answer part(ObjectRequest request) {
        UploadPartCopyRequest copy = PartCopyHeaders.read(request);
        CreateMultipartUploadRequest upload = CreateMultipartUploadRequest.builder()
                .bucket(request.bucket())
                .key(request.key())
                .build();
        CopyPartResult result = store.copyMultipartPart(new MultipartUpload(copy.uploadId(), upload), copy)
                .copyPartResult();
        return answer("CopyPartResult", result.lastModified(), result.eTag(), checksums(result));
    }

    private static Map<String, String> checksums(CopyPartResult result) {
        Map<String, String> checksums = new LinkedHashMap<>();
        checksums.put("ChecksumCRC32", result.checksumCRC32());
        checksums.put("ChecksumCRC32C", result.checksumCRC32C());
        checksums.put("ChecksumCRC64NVME", result.checksumCRC64NVME());
        checksums.put("ChecksumSHA1", result.checksumSHA1());
        checksums.put("ChecksumSHA256", result.checksumSHA256());
        checksums.values().removeIf(value -> value == null);
        return checksums;
    }

    private static Answer answer(String root, Instant lastModified, String etag, Map<String, String> checksums) {
        return Answer.xml(root, xml -> {
            Answer.element(
                    xml,
                    "LastModified",
                    lastModified.truncatedTo(ChronoUnit.MILLIS).toString());
            Answer.element(xml, "ETag", '"' + etag.replace("\"", "") + '"');
            for (Map.Entry<String, String> checksum : checksums.entrySet()) {
                Answer.element(xml, checksum.getKey(), checksum.getValue());
            }
        });
    }
}
