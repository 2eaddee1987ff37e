package io.filetransfer.runner.bench;

import io.filetransfer.runner.TransferNames;
import java.util.Iterator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The raw zone, reached without the endpoint, so that what is done here is not counted. */
final class Zone {

    private static final String CSV = "id,name,amount\n1,customer,10.50\n";

    private final S3Client s3;
    private final TransferNames names;

    Zone(S3Client s3, TransferNames names) {
        this.s3 = s3;
        this.names = names;
    }

    /** Uploads small CSV files and returns what makes their keys. */
    IntFunction<String> fill(String folder, int files) {
        IntFunction<String> key = number -> "%s%s/%07d.csv".formatted(names.sourcePrefix(), folder, number);
        IntStream.range(0, files)
                .forEach(number -> s3.putObject(
                        put -> put.bucket(names.sourceBucket()).key(key.apply(number)), RequestBody.fromString(CSV)));
        return key;
    }

    /** Returns whether no file is left. */
    boolean isEmpty() {
        return s3.listObjectsV2(list -> list.bucket(names.sourceBucket())
                        .prefix(names.sourcePrefix())
                        .maxKeys(1))
                .contents()
                .isEmpty();
    }

    /** Deletes every file. */
    void clear() {
        Iterator<S3Object> left = s3.listObjectsV2Paginator(
                        list -> list.bucket(names.sourceBucket()).prefix(names.sourcePrefix()))
                .contents()
                .iterator();
        left.forEachRemaining(object ->
                s3.deleteObject(delete -> delete.bucket(names.sourceBucket()).key(object.key())));
    }
}
