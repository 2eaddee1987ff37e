package io.filetransfer.emulator.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.filetransfer.emulator.states.engine.TimeScale;
import io.filetransfer.emulator.template.DeploymentTarget;
import io.filetransfer.emulator.template.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

/** The embedded services deploy one stack when they start; others are deployed to them here from outside, as to any AWS. */
class DeployerTest {

    private static final DeploymentOptions UPLOADED =
            new DeploymentOptions(Map.of("AWS_ENDPOINT_URL", "http://a"), true, false);

    @TempDir
    private static Path folder;

    private static LocalCloud cloud;

    @BeforeAll
    static void start() {
        CloudOptions options = new CloudOptions(
                0,
                folder.resolve("work"),
                "us-east-1",
                "123456789012",
                TimeScale.realTime(),
                List.of(Duration.ofMillis(10)),
                1);
        cloud = LocalCloud.start(stack("first"), options);
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void deploy_anotherStack_isThereBesideTheFirst() {
        Stack stack = stack("second");

        new Deployer(cloud.clients(), UPLOADED).deploy(stack);

        assertThat(cloud.clients().s3().listBuckets().buckets())
                .extracting(Bucket::name)
                .contains(stack.buckets().getFirst());
        assertThat(cloud.clients().dynamoDb().listTables().tableNames()).contains("second-status", "second-executions");
        assertThat(cloud.clients().lambda().listFunctions().functions())
                .extracting(FunctionConfiguration::functionName)
                .contains("second-master", "second-slave", "second-status");
        assertThat(cloud.clients().stepFunctions().listStateMachines().stateMachines())
                .extracting(StateMachineListItem::name)
                .contains("second-state-machine");
    }

    @Test
    void deploy_stackThatIsThere_isRefused() {
        Stack stack = stack("twice");
        new Deployer(cloud.clients(), UPLOADED).deploy(stack);

        assertThatExceptionOfType(ResourceInUseException.class)
                .isThrownBy(() -> new Deployer(cloud.clients(), UPLOADED).deploy(stack));
    }

    @Test
    void deploy_functionThatIsThere_isRefused() {
        new Deployer(cloud.clients(), UPLOADED).deploy(stack("taken"));

        assertThatExceptionOfType(ResourceConflictException.class)
                .isThrownBy(() -> new FunctionDeployer(cloud.clients().lambda(), UPLOADED)
                        .deploy(read("taken", Map.of()).functions()));
    }

    @Test
    void deploy_function_isPublishedAsTheTemplateSays() {
        Stack stack = stack("published", Map.of());

        new Deployer(cloud.clients(), UPLOADED).deploy(stack);

        GetFunctionConfigurationResponse slave = function("published-slave", "live");
        assertThat(slave.version()).isEqualTo("1");
        assertThat(slave.snapStart().applyOn()).isEqualTo(SnapStartApplyOn.PUBLISHED_VERSIONS);
        assertThat(slave.role()).isEqualTo(stack.functions().get(1).roleArn());
        assertThat(slave.environment().variables())
                .containsEntry("STATUS_TABLE", "published-status")
                .containsEntry("AWS_ENDPOINT_URL", "http://a");
    }

    @Test
    void deploy_endpointWithoutSnapStart_leavesItOut() {
        new Deployer(cloud.clients(), new DeploymentOptions(Map.of(), false, true))
                .deploy(stack("unsnapped", Map.of()));

        assertThat(function("unsnapped-slave", "live").snapStart().applyOn()).isEqualTo(SnapStartApplyOn.NONE);
    }

    private static GetFunctionConfigurationResponse function(String name, String qualifier) {
        return cloud.clients()
                .lambda()
                .getFunctionConfiguration(get -> get.functionName(name).qualifier(qualifier));
    }

    /** The project's template, with jars that only look like it: without SnapStart, nothing starts them. */
    private static Stack stack(String name) {
        return stack(name, Map.of("SnapStart", "DISABLED"));
    }

    private static Stack stack(String name, Map<String, String> parameters) {
        Path project = Path.of("..", "..").toAbsolutePath();
        Path own = folder.resolve(name);
        try {
            Files.createDirectories(own.resolve("statemachine"));
            Files.copy(project.resolve("template.yaml"), own.resolve("template.yaml"));
            Files.copy(
                    project.resolve("statemachine/file-transfer.asl.json"),
                    own.resolve("statemachine/file-transfer.asl.json"));
            for (String module : List.of("master-lambda", "slave-lambda", "status-lambda")) {
                Path target = Files.createDirectories(own.resolve(module).resolve("target"));
                zip(target.resolve(module + ".jar"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read(name, parameters);
    }

    private static Stack read(String name, Map<String, String> parameters) {
        return Stack.read(
                folder.resolve(name).resolve("template.yaml"),
                parameters,
                new DeploymentTarget(name, "us-east-1", "123456789012"));
    }

    private static void zip(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("entry"));
        }
    }
}
