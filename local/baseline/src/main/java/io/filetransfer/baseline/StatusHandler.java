package io.filetransfer.baseline;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Ends the activity task once no source is left and every item is completed. */
public final class StatusHandler implements RequestHandler<Map<String, Object>, String> {

    private static final String OUTPUT = "{\"message\":\"File Transfer Completed\"}";

    private final S3Client s3 = S3Client.create();
    private final DynamoDbClient dynamoDb = DynamoDbClient.create();
    private final SfnClient stepFunctions = SfnClient.create();

    /**
     * Checks the transfer.
     *
     * @throws IncompleteException when files are left
     */
    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
        if (isSourceLeft() || isItemLeft()) {
            throw new IncompleteException();
        }
        String token = stepFunctions
                .getActivityTask(poll -> poll.activityArn(System.getenv("ACTIVITY_ARN")))
                .taskToken();
        stepFunctions.sendTaskSuccess(success -> success.taskToken(token).output(OUTPUT));
        return OUTPUT;
    }

    private boolean isSourceLeft() {
        return s3
                .listObjectsV2Paginator(list ->
                        list.bucket(System.getenv("SOURCE_BUCKET")).prefix(System.getenv("SOURCE_PREFIX") + "/"))
                .contents()
                .stream()
                .anyMatch(
                        object -> object.key().contains(".csv") || object.key().contains(".txt"));
    }

    private boolean isItemLeft() {
        return dynamoDb.scanPaginator(scan -> scan.tableName(System.getenv("STATUS_TABLE"))).items().stream()
                .anyMatch(item ->
                        !"completed".equals(item.get("file_transfer_status").s()));
    }
}
