package io.filetransfer.emulator.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filetransfer.emulator.states.asl.DefinitionParser;
import io.filetransfer.emulator.states.asl.InvalidDefinitionException;
import io.filetransfer.emulator.states.engine.Definition;
import io.filetransfer.emulator.states.engine.Machine;
import io.filetransfer.emulator.states.path.Json;
import io.filetransfer.emulator.states.path.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

/** The state machines, each in its latest revision, and the operations on them. */
final class MachineOperations {

    private static final int MAX_DEFINITION = 1_048_576;

    private final Map<String, Machine> machines = new ConcurrentSkipListMap<>();
    private final Executions executions;
    private final Arns arns;

    MachineOperations(Executions executions, Arns arns) {
        this.executions = executions;
        this.arns = arns;
    }

    Map<String, StepFunctionsService.Operation> operations() {
        return Map.of(
                "CreateStateMachine", this::create,
                "UpdateStateMachine", this::update,
                "DeleteStateMachine", this::delete,
                "DescribeStateMachine", this::describe,
                "ListStateMachines", this::list,
                "DescribeStateMachineForExecution", this::describeForExecution);
    }

    /** Returns the state machine that a request names by {@code stateMachineArn}. */
    Machine named(Params params) throws ApiException {
        String arn = Arns.checked(params.string("stateMachineArn"), "stateMachine");
        return Optional.ofNullable(machines.get(arn))
                .orElseThrow(
                        () -> ApiException.quoting("StateMachineDoesNotExist", "State Machine Does Not Exist", arn));
    }

    private JsonNode create(Params params) throws ApiException {
        refuseUnsupported(params);
        String name = Arns.checkedName(params.string("name"));
        String type = params.optional("type").orElse("STANDARD");
        if (!type.equals("STANDARD")) {
            throw ApiException.quoting("StateMachineTypeNotSupported", "State Machine Type Not Supported", type);
        }
        String role = Arns.checkedRole(params.string("roleArn"));
        Definition definition = parsed(definitionText(params).orElseThrow(() -> Params.missing("definition")));
        Instant now = Instant.now();
        Machine created = new Machine(arns.stateMachine(name), name, role, definition, now, now, Optional.empty());
        Machine stored = machines.computeIfAbsent(created.arn(), arn -> created);
        if (!sameIn(stored, definition.text(), role)) {
            throw ApiException.quoting("StateMachineAlreadyExists", "State Machine Already Exists", created.arn());
        }
        return Json.object()
                .put("stateMachineArn", stored.arn())
                .put("creationDate", Timestamps.seconds(stored.creationDate()));
    }

    private JsonNode update(Params params) throws ApiException {
        refuseUnsupported(params);
        Machine current = named(params);
        Optional<String> text = definitionText(params);
        Optional<String> role = params.optional("roleArn");
        if (text.isEmpty() && role.isEmpty()) {
            throw new ApiException(
                    "MissingRequiredParameter", "Either the definition, the role ARN, or both must be specified");
        }
        String newRole = Arns.checkedRole(role.orElse(current.roleArn()));
        Definition definition = parsed(text.orElse(current.definition().text()));
        Machine updated =
                sameIn(current, definition.text(), newRole) ? current : revision(current, newRole, definition);
        // A machine that was deleted meanwhile stays so.
        machines.replace(current.arn(), updated);
        ObjectNode answer = Json.object().put("updateDate", Timestamps.seconds(updated.updateDate()));
        updated.revisionId().ifPresent(id -> answer.put("revisionId", id));
        return answer;
    }

    private static boolean sameIn(Machine machine, String text, String role) {
        return machine.definition().text().equals(text) && machine.roleArn().equals(role);
    }

    private static Machine revision(Machine current, String role, Definition definition) {
        return new Machine(
                current.arn(),
                current.name(),
                role,
                definition,
                current.creationDate(),
                Instant.now(),
                Optional.of(UUID.randomUUID().toString()));
    }

    private JsonNode delete(Params params) throws ApiException {
        String arn = Arns.checked(params.string("stateMachineArn"), "stateMachine");
        machines.remove(arn);
        executions.removeAllOf(arn);
        return Json.object();
    }

    private JsonNode describe(Params params) throws ApiException {
        Machine machine = named(params);
        return described(machine)
                .put("status", "ACTIVE")
                .put("type", "STANDARD")
                .put("creationDate", Timestamps.seconds(machine.creationDate()));
    }

    private JsonNode describeForExecution(Params params) throws ApiException {
        Machine machine = executions.named(params).info().machine();
        return described(machine).put("updateDate", Timestamps.seconds(machine.updateDate()));
    }

    private JsonNode list(Params params) throws ApiException {
        return Page.of(params)
                .answer(
                        "stateMachines",
                        List.copyOf(machines.values()),
                        machine -> Json.object()
                                .put("stateMachineArn", machine.arn())
                                .put("name", machine.name())
                                .put("type", "STANDARD")
                                .put("creationDate", Timestamps.seconds(machine.creationDate())));
    }

    private static ObjectNode described(Machine machine) {
        ObjectNode json = Json.object()
                .put("stateMachineArn", machine.arn())
                .put("name", machine.name())
                .put("definition", machine.definition().text())
                .put("roleArn", machine.roleArn());
        json.putObject("loggingConfiguration").put("level", "OFF").put("includeExecutionData", false);
        json.putObject("tracingConfiguration").put("enabled", false);
        machine.revisionId().ifPresent(id -> json.put("revisionId", id));
        return json;
    }

    private static Optional<String> definitionText(Params params) throws ApiException {
        return params.optional("definition", MAX_DEFINITION);
    }

    private static Definition parsed(String definition) throws ApiException {
        try {
            return DefinitionParser.parse(definition);
        } catch (InvalidDefinitionException e) {
            throw ApiException.quoting("InvalidDefinition", "Invalid State Machine Definition", e.getMessage());
        }
    }

    private static void refuseUnsupported(Params params) throws ApiException {
        params.refuse("publish", "versionDescription", "encryptionConfiguration", "tags");
        if (params.object("tracingConfiguration").path("enabled").asBoolean()) {
            throw ApiException.quoting(
                    "InvalidTracingConfiguration", "Invalid Tracing Configuration", "tracing is not supported locally");
        }
        String level = params.object("loggingConfiguration").path("level").asText("OFF");
        if (!level.equals("OFF")) {
            throw ApiException.quoting(
                    "InvalidLoggingConfiguration",
                    "Invalid Logging Configuration",
                    "level " + level + " is not supported locally, only OFF");
        }
    }
}
