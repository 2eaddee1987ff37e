package io.filetransfer.local.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filetransfer.local.template.FunctionResource;
import io.filetransfer.local.template.Stack;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The names by which the template, the state machine and the jars refer to each other lead somewhere. */
class ArtifactsIT {

    private static final Stack STACK =
            Stack.read(TransferWorld.PROJECT.resolve("template.yaml"), Map.of(), "us-east-1", "123456789012");

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
            FunctionResource function =
                    BY_NAME.get(task.path("Resource").asText().replaceAll(".*:", ""));
            for (String name : customErrors(task)) {
                try (URLClassLoader jar = loader(function)) {
                    assertThat(jar.loadClass(name)).isAssignableTo(RuntimeException.class);
                }
            }
        }
        assertThat(tasks.stream().flatMap(task -> customErrors(task).stream()).distinct())
                .containsExactlyInAnyOrder(
                        "io.filetransfer.master.FanOutUnfinishedException",
                        "io.filetransfer.status.FileTransferIncompleteException");
    }

    /** States, names, types, order, times and texts are the contract; Retry and comments are what may be added. */
    @Test
    void definition_withoutWhatMayBeAdded_isTheContractsMachine() throws IOException {
        JsonNode contract = new ObjectMapper()
                .readTree(Path.of("src", "test", "resources", "states", "contract.asl.json")
                        .toFile());
        String comment = definition().path("Comment").asText();

        assertThat(withoutAdditions(definition())).isEqualTo(withoutAdditions(contract));
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

    /** The sum that the state's comment writes down. */
    @Test
    void incompleteRetry_addedUp_endsWithinTheActivitysTimeout() throws IOException {
        JsonNode states = definition().findValue("Branches").get(1).path("States");
        JsonNode retry =
                states.path("FileTransferWorkerCheckFileStatus").path("Retry").get(0);
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

    private static JsonNode withoutAdditions(JsonNode definition) {
        definition.findParents("Retry").forEach(state -> ((ObjectNode) state).remove("Retry"));
        definition.findParents("Comment").forEach(state -> ((ObjectNode) state).remove("Comment"));
        definition
                .findParents("Resource")
                .forEach(state -> ((ObjectNode) state)
                        .put("Resource", state.path("Resource").asText().replaceAll(".*:", "")));
        return definition;
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
