package io.filetransfer.local.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.local.http.TestClients;
import io.filetransfer.local.template.FunctionResource;
import io.filetransfer.local.template.StackChanges;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The environment variables of the template are those that the functions read. */
class SettingsIT {

    private static final Pattern NOT_SET = Pattern.compile("([A-Z_]+) is not set");

    @TempDir
    private static Path folder;

    private static TransferWorld world;
    private static LambdaClient lambda;

    @BeforeAll
    static void start() {
        world = TransferWorld.start(
                folder, StackChanges.environment(TransferWorld.stack(Map.of()), variables -> Map.of()));
        lambda = TestClients.lambda(world.endpoint());
    }

    @AfterAll
    static void stop() {
        lambda.close();
        world.close();
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
