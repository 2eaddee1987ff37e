package io.filetransfer.local.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.local.lambda.FunctionLog;
import io.filetransfer.local.lambda.FunctionSpec;
import io.filetransfer.local.lambda.InvocationResult;
import io.filetransfer.local.lambda.LambdaOptions;
import io.filetransfer.local.lambda.LambdaService;
import io.filetransfer.local.template.FunctionResource;
import io.filetransfer.local.template.Stack;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The environment variables of the template are those that the functions read. */
class SettingsIT {

    private static final Pattern NOT_SET = Pattern.compile("([A-Z_]+) is not set");

    @TempDir
    private Path folder;

    static List<FunctionResource> functions() {
        return Stack.read(TransferWorld.PROJECT.resolve("template.yaml"), Map.of(), TransferWorld.TARGET)
                .functions();
    }

    /** A function without any lists all that it reads. */
    @ParameterizedTest
    @MethodSource("functions")
    void environment_ofEachFunction_isWhatItReads(FunctionResource function) throws InterruptedException {
        LambdaOptions options = new LambdaOptions(
                "us-east-1", "123456789012", () -> URI.create("http://127.0.0.1:1"), 1, List.of(), folder);
        try (LambdaService lambda = new LambdaService(options, List.of(withoutEnvironment(function)), failure -> {})) {
            InvocationResult result = lambda.invoke(function.name(), "{}");

            Set<String> read = NOT_SET.matcher(result.payload())
                    .results()
                    .map(match -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(read).isEqualTo(function.environment().keySet());
        }
    }

    private static FunctionSpec withoutEnvironment(FunctionResource function) {
        return new FunctionSpec(
                function.name(),
                function.code(),
                function.handler(),
                Map.of(),
                function.timeout(),
                function.memoryMegabytes(),
                0,
                function.maximumEventAge(),
                function.roleArn(),
                OptionalInt.empty(),
                Optional.empty(),
                false,
                new FunctionLog("/group", false, "INFO"));
    }
}
