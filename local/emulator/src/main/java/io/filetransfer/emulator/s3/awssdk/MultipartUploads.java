package io.filetransfer.emulator.s3.awssdk;

import io.filetransfer.emulator.s3.store.ObjectHeaders;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The multipart uploads under way. They live as long as the process.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html">Multipart upload</a>
 */
final class MultipartUploads {

    private final Map<String, Upload> byId = new ConcurrentHashMap<>();

    Upload start(String bucket, String key, ObjectHeaders headers, UploadChecksum checksum) {
        Upload upload = new Upload(UUID.randomUUID().toString(), bucket, key, headers, checksum);
        byId.put(upload.id(), upload);
        return upload;
    }

    Optional<Upload> find(String id, String bucket, String key) {
        return Optional.ofNullable(byId.get(id))
                .filter(upload -> upload.bucket().equals(bucket) && upload.key().equals(key));
    }

    Upload get(String id, String bucket, String key) {
        return find(id, bucket, key).orElseThrow(() -> S3Errors.noSuchUpload(id));
    }

    List<Upload> of(String bucket) {
        return byId.values().stream()
                .filter(upload -> upload.bucket().equals(bucket))
                .sorted(Comparator.comparing(Upload::key).thenComparing(Upload::initiated))
                .toList();
    }

    void discard(Upload upload) {
        if (byId.remove(upload.id(), upload)) {
            upload.discard();
        }
    }
}
