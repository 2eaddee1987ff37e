package io.filetransfer.emulator.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filetransfer.emulator.states.engine.DataFlow;
import io.filetransfer.emulator.states.engine.Execution;
import io.filetransfer.emulator.states.engine.ExecutionInfo;
import io.filetransfer.emulator.states.engine.Failure;
import io.filetransfer.emulator.states.engine.Machine;
import io.filetransfer.emulator.states.path.Json;
import io.filetransfer.emulator.states.path.Timestamps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The operations on executions. */
final class ExecutionOperations {

    private static final int MAX_TOKEN = 3096;
    private static final List<String> STATUSES =
            List.of("SUCCEEDED", "TIMED_OUT", "PENDING_REDRIVE", "ABORTED", "FAILED", "RUNNING");

    private static final List<String> EXECUTION_DATA = List.of("input", "inputDetails", "output", "outputDetails");

    private final MachineOperations machines;
    private final Executions executions;
    private final Arns arns;

    ExecutionOperations(MachineOperations machines, Executions executions, Arns arns) {
        this.machines = machines;
        this.executions = executions;
        this.arns = arns;
    }

    Map<String, StepFunctionsService.Operation> operations() {
        return Map.of(
                "StartExecution", this::start,
                "StopExecution", this::stop,
                "DescribeExecution", this::describe,
                "ListExecutions", this::list,
                "GetExecutionHistory", this::history);
    }

    private JsonNode start(Params params) throws ApiException {
        Machine machine = machines.named(params);
        String name = Arns.checkedName(
                params.optional("name").orElseGet(() -> UUID.randomUUID().toString()));
        String input = params.optional("input").orElse("{}");
        if (input.isEmpty()) {
            throw ApiException.invalidInput("Invalid execution input.");
        }
        if (DataFlow.tooLarge(input)) {
            throw ApiException.invalidInput("the input is longer than " + DataFlow.MAX_BYTES + " bytes");
        }
        Execution execution =
                executions.start(new ExecutionInfo(arns.execution(machine.name(), name), name, input, machine));
        return Json.object()
                .put("executionArn", execution.info().arn())
                .put("startDate", Timestamps.seconds(execution.startDate()));
    }

    private JsonNode stop(Params params) throws ApiException {
        Execution execution = executions.named(params);
        execution.abort(params.failure());
        return Json.object()
                .put(
                        "stopDate",
                        Timestamps.seconds(execution.outcome().stopDate().orElseThrow()));
    }

    private JsonNode describe(Params params) throws ApiException {
        Execution execution = executions.named(params);
        Execution.Outcome outcome = execution.outcome();
        ObjectNode json = summary(execution)
                .put("input", execution.info().input())
                .put("redriveStatus", "NOT_REDRIVABLE")
                .put("redriveStatusReason", notRedrivable(outcome.status()));
        json.putObject("inputDetails").put("included", true);
        outcome.output().ifPresent(output -> {
            json.put("output", output);
            json.putObject("outputDetails").put("included", true);
        });
        outcome.failure().flatMap(Failure::error).ifPresent(error -> json.put("error", error));
        outcome.failure().flatMap(Failure::cause).ifPresent(cause -> json.put("cause", cause));
        return json;
    }

    private static String notRedrivable(Execution.Status status) {
        return status == Execution.Status.SUCCEEDED || status == Execution.Status.RUNNING
                ? "Execution is " + status + " and cannot be redriven"
                : "Redrive is not supported by the local Step Functions";
    }

    private JsonNode list(Params params) throws ApiException {
        params.refuse("mapRunArn", "redriveFilter");
        Machine machine = machines.named(params);
        Page page = Page.of(params, MAX_TOKEN);
        Optional<String> status = params.optional("statusFilter");
        if (status.isPresent() && !STATUSES.contains(status.get())) {
            throw ApiException.constraint(
                    status.get(), "statusFilter", "Member must satisfy enum value set: " + STATUSES);
        }
        List<Execution> matching = executions.of(machine.arn());
        matching.removeIf(execution -> status.isPresent()
                && !status.get().equals(execution.outcome().status().name()));
        return page.answer("executions", matching, ExecutionOperations::summary);
    }

    private JsonNode history(Params params) throws ApiException {
        Execution execution = executions.named(params);
        boolean includeData = params.flag("includeExecutionData", true);
        List<ObjectNode> events = new ArrayList<>(execution.history());
        if (params.flag("reverseOrder", false)) {
            Collections.reverse(events);
        }
        return Page.of(params).answer("events", events, event -> includeData ? event : withoutData(event));
    }

    private static ObjectNode withoutData(ObjectNode event) {
        ObjectNode copy = event.deepCopy();
        copy.forEach(member -> {
            if (member instanceof ObjectNode details) {
                details.remove(EXECUTION_DATA);
            }
        });
        return copy;
    }

    private static ObjectNode summary(Execution execution) {
        Execution.Outcome outcome = execution.outcome();
        ObjectNode json = Json.object()
                .put("executionArn", execution.info().arn())
                .put("stateMachineArn", execution.info().machine().arn())
                .put("name", execution.info().name())
                .put("status", outcome.status().name())
                .put("redriveCount", 0)
                .put("startDate", Timestamps.seconds(execution.startDate()));
        outcome.stopDate().ifPresent(stop -> json.put("stopDate", Timestamps.seconds(stop)));
        return json;
    }
}
