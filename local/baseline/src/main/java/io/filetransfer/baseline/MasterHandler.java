package io.filetransfer.baseline;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Records each CSV file as started and invokes the slave for it, one call after the other. */
public final class MasterHandler implements RequestHandler<Map<String, Object>, Integer> {

    private final S3Client s3 = S3Client.create();
    private final DynamoDbClient dynamoDb = DynamoDbClient.create();
    private final LambdaClient lambda = LambdaClient.create();

    /** Returns how many files were started. */
    @Override
    public Integer handleRequest(Map<String, Object> event, Context context) {
        int started = 0;
        for (S3Object object : s3.listObjectsV2Paginator(list ->
                        list.bucket(System.getenv("SOURCE_BUCKET")).prefix(System.getenv("SOURCE_PREFIX") + "/"))
                .contents()) {
            if (object.key().contains(".csv")) {
                start(object.key());
                started++;
            }
        }
        return started;
    }

    private void start(String key) {
        dynamoDb.putItem(put -> put.tableName(System.getenv("STATUS_TABLE"))
                .item(Map.of(
                        "file_name", AttributeValue.fromS(key),
                        "file_transfer_status", AttributeValue.fromS("started"))));
        lambda.invoke(invoke -> invoke.functionName(System.getenv("SLAVE_FUNCTION"))
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String("{\"file_path\": \"" + key + "\"}")));
    }
}
