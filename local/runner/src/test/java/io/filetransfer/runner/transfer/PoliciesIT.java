package io.filetransfer.runner.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.filetransfer.emulator.iam.UnusedGrant;
import io.filetransfer.emulator.iam.policy.Grant;
import io.filetransfer.emulator.template.RoleResource;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The policies of the template against the calls of the functions, in both directions: nothing missing, nothing unused. */
class PoliciesIT {

    private static final String SLAVE = "file-transfer-FileTransferSlaveRole";

    @TempDir
    private Path workDirectory;

    @Test
    void policies_everyCallThatTheFunctionsMake_areUsedUpAndSuffice() throws Exception {
        try (EveryCall scenarios = EveryCall.start(workDirectory)) {
            scenarios.filesMovedAtOnceInPartsAndTogether();
            scenarios.filesReplacedAtTheDestination();
            scenarios.sourceChangedBetweenItsParts();
            scenarios.fanOutInterrupted();
            scenarios.executionsOverlapping();
            scenarios.fileFailing();
            scenarios.fileMovedAndNotMarked();
            scenarios.statusByHand();

            assertThat(scenarios.calls().denials())
                    .as("missing from the template")
                    .isEmpty();
            assertThat(scenarios.calls().unused(PoliciesIT::isOfThePlatform))
                    .as("unused in the template")
                    .isEmpty();
        }
    }

    @Test
    void transfer_slaveMayNotDelete_failsNamingTheActionAndNothingIsLost() throws InterruptedException {
        UnaryOperator<RoleResource> change = RoleChanges.of(SLAVE, text -> text.replace(",\"s3:DeleteObject\"", ""));
        try (TransferWorld world = TransferWorld.start(workDirectory, Map.of(), Map.of(), change)) {
            world.put("raw/a.csv", "kept");

            DescribeExecutionResponse execution = world.transfer();

            assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(execution.cause())
                    .contains(
                            "assumed-role/file-transfer-FileTransferSlaveRole/file-transfer-slave is not authorized to perform:"
                                    + " s3:DeleteObject on resource: arn:aws:s3:::file-transfer-integration/raw/a.csv");
            assertThat(world.content("raw/a.csv")).isEqualTo("kept");
            assertThat(world.calls().denials())
                    .extracting(denial -> denial.action(), denial -> denial.resource(), denial -> denial.count())
                    .containsExactly(tuple("s3:DeleteObject", "arn:aws:s3:::file-transfer-integration/raw/a.csv", 3L));
        }
    }

    @Test
    void unused_actionThatNobodyCalls_isNamed() throws InterruptedException {
        UnaryOperator<RoleResource> change = RoleChanges.of(
                SLAVE, text -> text.replace("\"s3:DeleteObject\"", "\"s3:DeleteObject\",\"s3:GetObjectAcl\""));
        try (TransferWorld world = TransferWorld.start(workDirectory, Map.of(), Map.of(), change)) {
            world.put("raw/a.csv", "moved");

            assertThat(world.transfer().status()).isEqualTo(ExecutionStatus.SUCCEEDED);

            assertThat(world.calls().unused(PoliciesIT::isOfThePlatform))
                    .extracting(UnusedGrant::grant)
                    .contains(new Grant("s3:GetObjectAcl", "arn:aws:s3:::file-transfer-integration/raw/*"))
                    .doesNotContain(new Grant("s3:DeleteObject", "arn:aws:s3:::file-transfer-integration/raw/*"));
        }
    }

    /** Lambda and Step Functions themselves call these with a role, for logs, traces and keys. */
    private static boolean isOfThePlatform(Grant grant) {
        return Set.of("logs", "xray", "kms").contains(grant.service());
    }
}
