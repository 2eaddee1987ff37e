package io.filetransfer.runner.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filetransfer.emulator.template.FunctionResource;
import io.filetransfer.emulator.template.Stack;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names by which the template, the state machine and the jars refer to each other lead somewhere. */
class ArtifactsIT {

    private static final Stack STACK =
            Stack.read(TransferWorld.PROJECT.resolve("template.yaml"), Map.of(), TransferWorld.TARGET);

    private static final List<String> ADDITIONS =
            List.of("Retry", "Comment", "Parameters", "HeartbeatSeconds", "ErrorPath");

    private static final Pattern CONTRACTS_CAUSE = Pattern.compile("States\\.Format\\('([^:]*): .*");

    private static final Map<String, FunctionResource> BY_NAME =
            STACK.functions().stream().collect(Collectors.toMap(FunctionResource::name, Function.identity()));

    static List<FunctionResource> functions() {
        return STACK.functions();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void handler_ofEachFunction_isAClassOfItsJar(FunctionResource function) throws Exception {
        try (URLClassLoader jar = loader(function)) {
            Class<?> handler = jar.loadClass(function.handler());

            assertThat(handler.getInterfaces())
                    .extracting(Class::getName)
                    .containsExactly("com.amazonaws.services.lambda.runtime.RequestStreamHandler");
            assertThat(handler.getConstructor()).isNotNull();
        }
    }

    /** The article catches {@code FileTransferIncompleteException}, a name that Lambda never reports for a Java class. */
    @Test
    void errorEquals_everyCustomName_isAnExceptionOfTheFunctionsJar() throws Exception {
        List<JsonNode> tasks = definition().findParents("Resource").stream()
                .filter(task -> !customErrors(task).isEmpty())
                .toList();

        assertThat(tasks).hasSize(2);
        for (JsonNode task : tasks) {
            FunctionResource function = BY_NAME.get(named(task));
            for (String name : customErrors(task)) {
                try (URLClassLoader jar = loader(function)) {
                    assertThat(jar.loadClass(name)).isAssignableTo(RuntimeException.class);
                }
            }
        }
        assertThat(tasks.stream().flatMap(task -> customErrors(task).stream()).distinct())
                .containsExactlyInAnyOrder(
                        "io.filetransfer.common.events.InvalidEventException",
                        "io.filetransfer.common.config.InvalidSettingsException",
                        "io.filetransfer.common.aws.RefusedException",
                        "io.filetransfer.master.FanOutUnfinishedException",
                        "io.filetransfer.status.ActivityTaskMissingException",
                        "io.filetransfer.status.FileTransferFailedException",
                        "io.filetransfer.status.FileTransferIncompleteException");
    }

    /** States, names, types, order, times and texts are the contract; other fields may be added. */
    @Test
    void definition_withoutWhatMayBeAdded_isTheContractsMachine() throws IOException {
        JsonNode contract = new ObjectMapper()
                .readTree(Path.of("..", "emulator", "src", "test", "resources", "states", "contract.asl.json")
                        .toFile());
        String comment = definition().path("Comment").asText();

        ObjectNode definition = withoutAdditions(definition());
        definition.remove("TimeoutSeconds");

        assertThat(definition).isEqualTo(withoutAdditions(contract));
        assertThat(comment).isEqualTo("ETL Orchestration");
    }

    @Test
    void errorEquals_statesAll_standsAloneAndLast() throws IOException {
        for (String field : List.of("Retry", "Catch")) {
            for (JsonNode list : definition().findValues(field)) {
                for (int i = 0; i < list.size(); i++) {
                    JsonNode names = list.get(i).path("ErrorEquals");
                    boolean all =
                            names.valueStream().anyMatch(name -> name.asText().equals("States.ALL"));
                    assertThat(!all || (names.size() == 1 && i == list.size() - 1))
                            .isTrue();
                }
            }
        }
    }

    /** The contract's cause begins what a person reads; what went wrong follows. */
    @Test
    void cause_ofEveryFailState_beginsWithTheContractsTextAndGoesOnWithTheError() throws IOException {
        List<JsonNode> failStates = definition().findParents("CausePath");

        assertThat(failStates).hasSize(2).allSatisfy(state -> {
            assertThat(state.path("Type").asText()).isEqualTo("Fail");
            assertThat(state.path("ErrorPath").asText()).isEqualTo("$.Error");
            assertThat(state.path("CausePath").asText())
                    .isEqualTo("States.Format('File Transfer Failed: {}', States.JsonToString($))");
        });
    }

    /** A function that is told of an execution answers for that one alone. */
    @Test
    void parameters_ofEveryTask_nameTheExecutionAndPassItsInputOn() throws IOException {
        assertThat(definition().findParents("Resource")).hasSize(3).allSatisfy(task -> {
            JsonNode parameters = task.path("Parameters");
            assertThat(parameters.path("execution_id.$").asText()).isEqualTo("$$.Execution.Id");
            assertThat(parameters.path("execution_start_time.$").asText()).isEqualTo("$$.Execution.StartTime");
            assertThat(parameters.path("input.$").asText()).isEqualTo("$$.Execution.Input");
        });
    }

    /** The sum that the state's comment writes down. */
    @Test
    void incompleteRetry_addedUp_endsWithinTheActivitysTimeout() throws IOException {
        JsonNode states = definition().findValue("Branches").get(1).path("States");
        JsonNode retry = retrier(
                states.path("FileTransferWorkerCheckFileStatus"),
                "io.filetransfer.status.FileTransferIncompleteException");
        int checks = states.path("WaitForFileTransferWorker").path("Seconds").asInt()
                + states.path("FileTransferFileTransferWait").path("Seconds").asInt()
                + retry.path("MaxAttempts").asInt()
                        * retry.path("IntervalSeconds").asInt();

        assertThat(checks).isEqualTo(3575);
        assertThat(definition()
                        .findValue("InvokeFileTransferActivity")
                        .path("TimeoutSeconds")
                        .asInt())
                .isGreaterThan(checks);
    }

    @ParameterizedTest
    @ValueSource(strings = {"InvokeFileTransferWorker", "FileTransferWorkerCheckFileStatus"})
    void notReadyRetry_addedUp_lastsHalfAnHour(String state) throws IOException {
        JsonNode retry = retrier(definition().findValue(state), "Lambda.SnapStartNotReadyException");
        double interval = retry.path("IntervalSeconds").asInt();
        double sum = 0;
        for (int attempt = 0; attempt < retry.path("MaxAttempts").asInt(); attempt++) {
            sum += Math.min(interval, retry.path("MaxDelaySeconds").asInt());
            interval *= retry.path("BackoffRate").asInt();
        }

        assertThat(sum).isEqualTo(1815);
        assertThat(retry.has("JitterStrategy")).isFalse();
    }

    /** Which of the two Step Functions reports is not documented for activities. */
    @Test
    void missedHeartbeat_underEitherName_isRetried() throws IOException {
        JsonNode activity = definition().findValue("InvokeFileTransferActivity");

        assertThat(retrier(activity, "States.Timeout")).isEqualTo(retrier(activity, "States.HeartbeatTimeout"));
    }

    private static JsonNode retrier(JsonNode state, String error) {
        return state.path("Retry")
                .valueStream()
                .filter(retrier -> retrier.path("ErrorEquals")
                        .valueStream()
                        .anyMatch(name -> name.asText().equals(error)))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode withoutAdditions(JsonNode definition) {
        for (String addition : ADDITIONS) {
            definition.findParents(addition).forEach(state -> ((ObjectNode) state).remove(addition));
        }
        definition
                .findParents("CausePath")
                .forEach(state -> ((ObjectNode) state)
                        .put(
                                "Cause",
                                CONTRACTS_CAUSE
                                        .matcher(state.path("CausePath").asText())
                                        .replaceFirst("$1"))
                        .remove("CausePath"));
        definition.findParents("Resource").forEach(state -> ((ObjectNode) state).put("Resource", named(state)));
        return (ObjectNode) definition;
    }

    /** Returns the name of a task's activity, or of its function, whose alias is no part of the contract. */
    private static String named(JsonNode task) {
        return task.path("Resource").asText().replaceFirst(".*:(?:activity|function):([^:]+)(?::live)?", "$1");
    }

    private static List<String> customErrors(JsonNode task) {
        return task.findValues("ErrorEquals").stream()
                .flatMap(JsonNode::valueStream)
                .map(JsonNode::asText)
                .filter(name -> !name.startsWith("States.") && !name.startsWith("Lambda."))
                .distinct()
                .toList();
    }

    private static JsonNode definition() throws IOException {
        return new ObjectMapper().readTree(STACK.stateMachines().getFirst().definition());
    }

    private static URLClassLoader loader(FunctionResource function) throws IOException {
        Path jar = function.code();
        assertThat(jar).isRegularFile();
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }
}
