package io.filetransfer.local.run;

import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What lies in the two zones at the moment. */
final class Zones {

    private final S3Client s3;
    private final TransferNames names;

    Zones(S3Client s3, TransferNames names) {
        this.s3 = s3;
        this.names = names;
    }

    /** Counts the source zone. */
    SourceCount source() {
        return keys(names.sourceBucket(), names.sourcePrefix())
                .map(key -> key.substring(names.sourcePrefix().length()))
                .reduce(SourceCount.NONE, SourceCount::plus, SourceCount::plus);
    }

    /** Counts the files of the destination zone. */
    long destination() {
        return keys(names.destinationBucket(), names.destinationPrefix()).count();
    }

    private Stream<String> keys(String bucket, String prefix) {
        return s3
                .listObjectsV2Paginator(
                        request -> request.bucket(bucket).prefix(prefix).encodingType(EncodingType.URL))
                .contents()
                .stream()
                .map(S3Object::key);
    }
}
