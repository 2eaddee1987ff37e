package io.filetransfer.runner.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filetransfer.emulator.cloud.UnusableFunctionException;
import io.filetransfer.emulator.http.TestClients;
import io.filetransfer.emulator.template.FunctionResource;
import io.filetransfer.emulator.template.StackChanges;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The environment variables of the template are those that the functions read. */
class SettingsIT {

    private static final Pattern NOT_SET = Pattern.compile("([A-Z_]+) is not set");

    @TempDir
    private static Path folder;

    /** Per parameter: the lowest and the highest number, or the shortest and the longest text. */
    private static final Map<String, List<String>> LIMITS = Map.ofEntries(
            limits("SourceBucket", "a-b", "s".repeat(63)),
            limits("DestinationBucket", "c.d", "d".repeat(63)),
            limits("SourcePrefix", "_", "s".repeat(48)),
            limits("DestinationPrefix", "d", "a/b!c(d).e=f-" + "d".repeat(35)),
            limits("FilesPerInvocation", "1", "100"),
            limits("RetentionDays", "0", "9999"),
            limits("LogLevel", "ERROR", "DEBUG"));

    private static TransferWorld world;
    private static LambdaClient lambda;

    @BeforeAll
    static void start() {
        world = TransferWorld.start(
                folder,
                StackChanges.environment(TransferWorld.stack(Map.of("SnapStart", "DISABLED")), variables -> Map.of()));
        lambda = TestClients.lambda(world.endpoint());
    }

    @AfterAll
    static void stop() {
        lambda.close();
        world.close();
    }

    private static Map.Entry<String, List<String>> limits(String parameter, String lowest, String highest) {
        return Map.entry(parameter, List.of(lowest, highest));
    }

    /** With SnapStart, a function that refuses its settings stops the deployment. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void settings_everyParameterAtALimit_areTakenByEveryFunction(int limit, @TempDir Path ownFolder) {
        Map<String, String> parameters = LIMITS.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().get(limit)));
        assertThat(TransferWorld.stack(parameters).functions().stream()
                        .flatMap(function -> function.environment().values().stream()))
                .containsAll(parameters.values());

        assertThatCode(() -> TransferWorld.start(ownFolder, parameters).close()).doesNotThrowAnyException();
    }

    @Test
    void settings_unusable_stopTheDeploymentWithTheFunctionsOwnError(@TempDir Path ownFolder) {
        assertThatThrownBy(() -> TransferWorld.start(ownFolder, Map.of(), Map.of("RETENTION_DAYS", "1e1")))
                .isInstanceOf(UnusableFunctionException.class)
                .hasMessage("function file-transfer-master is Failed: invalid environment variables:"
                        + " RETENTION_DAYS is '1e1', expected a whole number from 0 to 9999");
    }

    static List<FunctionResource> functions() {
        return TransferWorld.stack(Map.of()).functions();
    }

    /** A function without any lists all that it reads. */
    @ParameterizedTest
    @MethodSource("functions")
    void environment_ofEachFunction_isWhatItReads(FunctionResource function) {
        String error = lambda.invoke(
                        invoke -> invoke.functionName(function.name()).payload(SdkBytes.fromUtf8String("{}")))
                .payload()
                .asUtf8String();

        Set<String> read = NOT_SET.matcher(error)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(read).isEqualTo(function.environment().keySet());
    }
}
