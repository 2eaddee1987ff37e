package io.filetransfer.runner;

import io.filetransfer.emulator.cloud.CloudClients;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What lies in the two zones at the moment. */
final class Zones {

    private final S3Client s3;
    private final DynamoDbClient dynamoDb;
    private final TransferNames names;

    Zones(CloudClients clients, TransferNames names) {
        this.s3 = clients.s3();
        this.dynamoDb = clients.dynamoDb();
        this.names = names;
    }

    /** Returns the files of the source zone, as an execution sees them that started at a time. */
    List<SourceFile> source(Instant start) {
        return objects(names.sourceBucket(), names.sourcePrefix())
                .map(object -> new SourceFile(
                        object.key().substring(names.sourcePrefix().length()),
                        object.lastModified().isAfter(start)))
                .toList();
    }

    /** Returns the first of some files in the source zone, those first that should not be there, and why each is. */
    List<FileAndReason> reasons(List<SourceFile> files) {
        return files.stream()
                .sorted(Comparator.comparing(SourceFile::kind).thenComparing(SourceFile::path))
                .limit(FileAndReason.SHOWN)
                .map(file -> new FileAndReason(file.path(), reason(file)))
                .toList();
    }

    /** Counts the files of the destination zone. */
    long destination() {
        return objects(names.destinationBucket(), names.destinationPrefix()).count();
    }

    /** Returns the objects of a bucket by their keys, in the order of their bytes. */
    Stream<S3Object> objects(String bucket, String prefix) {
        return s3
                .listObjectsV2Paginator(
                        request -> request.bucket(bucket).prefix(prefix).encodingType(EncodingType.URL))
                .contents()
                .stream();
    }

    private String reason(SourceFile file) {
        Map<String, AttributeValue> item = dynamoDb.getItem(get -> get.tableName(names.statusTable())
                        .key(Map.of("file_name", AttributeValue.fromS(names.sourcePrefix() + file.path())))
                        .consistentRead(true))
                .item();
        return Optional.ofNullable(item.get("last_error"))
                .map(error -> "failed: " + error.s())
                .orElse(file.kind().reason());
    }
}
