package io.filetransfer.runner.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.LambdaFunctionFailedEventDetails;

/** A master that cannot do its work ends its execution at the next check, by an error that says why. */
class FailedMasterIT {

    private static final String MASTER = "file-transfer-FileTransferMasterRole";
    private static final String REFUSED = "io.filetransfer.common.aws.RefusedException";

    @TempDir
    private Path workDirectory;

    @ParameterizedTest
    @CsvSource({
        "s3:ListBucket, s3:GetObject, s3:ListBucket",
        "dynamodb:BatchWriteItem, dynamodb:DeleteItem, dynamodb:BatchWriteItem",
        "lambda:InvokeFunction, lambda:GetFunction, lambda:InvokeFunction"
    })
    void transfer_masterLacksAPermission_failsNamingItAndTheFilesAtTheFirstCheck(
            String permission, String other, String named) throws InterruptedException {
        try (TransferWorld world = TransferWorld.start(
                workDirectory, Map.of(), Map.of(), RoleChanges.of(MASTER, text -> text.replace(permission, other)))) {
            world.put("raw/a.csv", "kept");
            world.put("raw/b.csv", "kept as well");

            DescribeExecutionResponse execution = world.transfer();

            assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(execution.error()).isEqualTo("FileTransferFailed");
            assertThat(execution.cause())
                    .contains("master failed: " + REFUSED)
                    .contains("is not authorized to perform: " + named)
                    .contains("2 files were never started: raw/a.csv, raw/b.csv");
            assertThat(errors(world, execution)).containsOnlyOnce(REFUSED);
            assertThat(checks(world, execution)).isOne();
            assertThat(world.content("raw/a.csv")).isEqualTo("kept");
        }
    }

    @Test
    void transfer_tableIsMissing_failsNamingItAtTheFirstCheck() throws InterruptedException {
        try (TransferWorld world = TransferWorld.start(workDirectory, Map.of())) {
            world.put("raw/a.csv", "kept");
            world.deleteTable();

            DescribeExecutionResponse execution = world.transfer();

            assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(execution.error()).isEqualTo(REFUSED);
            assertThat(execution.cause()).contains("non-existent table");
            assertThat(errors(world, execution)).containsExactly(REFUSED, REFUSED);
            assertThat(world.content("raw/a.csv")).isEqualTo("kept");
        }
    }

    @Test
    void transfer_sourceBucketIsMissing_failsNamingItAtTheFirstCheck() throws InterruptedException {
        try (TransferWorld world =
                TransferWorld.start(workDirectory, Map.of(), Map.of("SOURCE_BUCKET", "no-such-bucket"))) {
            DescribeExecutionResponse execution = world.transfer();

            assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(execution.error()).isEqualTo(REFUSED);
            assertThat(execution.cause()).containsIgnoringCase("bucket");
            assertThat(errors(world, execution)).containsExactly(REFUSED, REFUSED);
        }
    }

    /** With SnapStart the version fails when it is published, and the deployment with it. */
    @Test
    void transfer_masterWithoutSnapStartHasUnusableSettings_failsNamingThemAtTheFirstCheck()
            throws InterruptedException {
        try (TransferWorld world =
                TransferWorld.start(workDirectory, Map.of("SnapStart", "DISABLED"), Map.of("RETENTION_DAYS", "1e1"))) {
            world.put("raw/a.csv", "kept");

            DescribeExecutionResponse execution = world.transfer();

            assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(execution.error()).isEqualTo("FileTransferFailed");
            assertThat(execution.cause())
                    .contains("master failed: io.filetransfer.common.config.InvalidSettingsException")
                    .contains("RETENTION_DAYS is '1e1'")
                    .contains("1 file was never started: raw/a.csv");
            assertThat(errors(world, execution))
                    .containsOnlyOnce("io.filetransfer.common.config.InvalidSettingsException");
        }
    }

    private static long checks(TransferWorld world, DescribeExecutionResponse execution) {
        return world.history(execution).stream()
                .filter(event -> event.lambdaFunctionScheduledEventDetails() != null)
                .filter(event ->
                        event.lambdaFunctionScheduledEventDetails().resource().contains("-status"))
                .count();
    }

    private static List<String> errors(TransferWorld world, DescribeExecutionResponse execution) {
        return world.history(execution).stream()
                .map(HistoryEvent::lambdaFunctionFailedEventDetails)
                .filter(details -> details != null)
                .map(LambdaFunctionFailedEventDetails::error)
                .toList();
    }
}
