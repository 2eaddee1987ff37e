package io.filetransfer.emulator.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filetransfer.emulator.states.asl.Definition;
import io.filetransfer.emulator.states.asl.DefinitionParser;
import io.filetransfer.emulator.states.asl.InvalidDefinitionException;
import io.filetransfer.emulator.states.engine.Machine;
import io.filetransfer.emulator.states.path.Json;
import io.filetransfer.emulator.states.path.Timestamps;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The operations on state machines. */
final class MachineOperations {

    private static final int MAX_DEFINITION = 1_048_576;

    private final Machines machines;
    private final Executions executions;
    private final Arns arns;

    MachineOperations(Machines machines, Executions executions, Arns arns) {
        this.machines = machines;
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

    private JsonNode create(Params params) throws ApiException {
        refuseUnsupported(params);
        String name = Arns.checkedName(params.string("name"));
        String type = params.optional("type").orElse("STANDARD");
        if (!type.equals("STANDARD")) {
            throw ApiException.quoting("StateMachineTypeNotSupported", "State Machine Type Not Supported", type);
        }
        String role = Arns.checkedRole(params.string("roleArn"));
        String text = definitionText(params).orElseThrow(() -> Params.missing("definition"));
        Definition definition = parsed(text);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Machine machine = store(new Machine(
                arns.stateMachine(name),
                name,
                role,
                text,
                definition.graph(),
                definition.timeoutSeconds(),
                now,
                now,
                Optional.empty()));
        return Json.object()
                .put("stateMachineArn", machine.arn())
                .put("creationDate", Timestamps.seconds(machine.creationDate()));
    }

    private Machine store(Machine machine) throws ApiException {
        Machine stored = machines.putIfAbsent(machine).orElse(machine);
        if (!stored.definition().equals(machine.definition())
                || !stored.roleArn().equals(machine.roleArn())) {
            throw ApiException.quoting("StateMachineAlreadyExists", "State Machine Already Exists", machine.arn());
        }
        return stored;
    }

    private JsonNode update(Params params) throws ApiException {
        refuseUnsupported(params);
        Machine current = machines.existing(params.string("stateMachineArn"));
        Optional<String> text = definitionText(params);
        Optional<String> role = params.optional("roleArn");
        if (text.isEmpty() && role.isEmpty()) {
            throw new ApiException(
                    "MissingRequiredParameter", "Either the definition, the role ARN, or both must be specified");
        }
        String newRole = Arns.checkedRole(role.orElse(current.roleArn()));
        String newText = text.orElse(current.definition());
        Definition definition = parsed(newText);
        boolean same = newText.equals(current.definition()) && newRole.equals(current.roleArn());
        Machine updated = same ? current : revision(current, newText, newRole, definition);
        machines.update(current.arn(), before -> updated);
        ObjectNode answer = Json.object().put("updateDate", Timestamps.seconds(updated.updateDate()));
        updated.revisionId().ifPresent(id -> answer.put("revisionId", id));
        return answer;
    }

    private static Machine revision(Machine current, String text, String role, Definition definition) {
        return new Machine(
                current.arn(),
                current.name(),
                role,
                text,
                definition.graph(),
                definition.timeoutSeconds(),
                current.creationDate(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                Optional.of(UUID.randomUUID().toString()));
    }

    private JsonNode delete(Params params) throws ApiException {
        String arn = Arns.checked(params.string("stateMachineArn"), "stateMachine");
        machines.remove(arn);
        executions.removeAllOf(arn);
        return Json.object();
    }

    private JsonNode describe(Params params) throws ApiException {
        Machine machine = machines.existing(params.string("stateMachineArn"));
        return described(machine)
                .put("status", "ACTIVE")
                .put("type", "STANDARD")
                .put("creationDate", Timestamps.seconds(machine.creationDate()));
    }

    private JsonNode describeForExecution(Params params) throws ApiException {
        Machine machine =
                executions.existing(params.string("executionArn")).info().machine();
        return described(machine).put("updateDate", Timestamps.seconds(machine.updateDate()));
    }

    private JsonNode list(Params params) throws ApiException {
        return Page.of(params)
                .answer(
                        "stateMachines",
                        machines.all(),
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
                .put("definition", machine.definition())
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
