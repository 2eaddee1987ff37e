package io.filetransfer.baseline;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;

/** Copies one file, deletes its source and marks it completed. */
public final class SlaveHandler implements RequestHandler<Map<String, Object>, String> {

    private final S3Client s3 = S3Client.create();
    private final DynamoDbClient dynamoDb = DynamoDbClient.create();

    /** Returns the key of the copy. */
    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
        String source = (String) event.get("file_path");
        String bucket = System.getenv("SOURCE_BUCKET");
        String destination = source.replaceFirst(System.getenv("SOURCE_PREFIX"), System.getenv("DESTINATION_PREFIX"));
        s3.copyObject(copy -> copy.sourceBucket(bucket)
                .sourceKey(source)
                .destinationBucket(System.getenv("DESTINATION_BUCKET"))
                .destinationKey(destination));
        s3.deleteObject(delete -> delete.bucket(bucket).key(source));
        dynamoDb.updateItem(update -> update.tableName(System.getenv("STATUS_TABLE"))
                .key(Map.of("file_name", AttributeValue.fromS(source)))
                .updateExpression("SET file_transfer_status = :completed")
                .expressionAttributeValues(Map.of(":completed", AttributeValue.fromS("completed"))));
        return destination;
    }
}
