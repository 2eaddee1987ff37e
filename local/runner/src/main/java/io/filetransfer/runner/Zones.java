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

    /** Counts the source zone, as an execution sees it that started at a time. */
    SourceCount source(Instant start) {
        return sourceFiles(start).reduce(SourceCount.NONE, SourceCount::plus, SourceCount::plus);
    }

    /** Returns the first files of the source zone, those first that should not be there, and why each is. */
    List<FileAndReason> left(Instant start) {
        return sourceFiles(start)
                .sorted(Comparator.comparing(SourceFile::kind).thenComparing(SourceFile::path))
                .limit(FileAndReason.SHOWN)
                .map(file -> new FileAndReason(file.path(), reason(file)))
                .toList();
    }

    /** Counts the files of the destination zone. */
    long destination() {
        return objects(names.destinationBucket(), names.destinationPrefix()).count();
    }

    private Stream<SourceFile> sourceFiles(Instant start) {
        return objects(names.sourceBucket(), names.sourcePrefix())
                .map(object -> new SourceFile(
                        object.key().substring(names.sourcePrefix().length()),
                        object.lastModified().isAfter(start)));
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

    private Stream<S3Object> objects(String bucket, String prefix) {
        return s3
                .listObjectsV2Paginator(
                        request -> request.bucket(bucket).prefix(prefix).encodingType(EncodingType.URL))
                .contents()
                .stream();
    }
}
