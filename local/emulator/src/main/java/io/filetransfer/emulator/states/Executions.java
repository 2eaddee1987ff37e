package io.filetransfer.emulator.states;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.filetransfer.emulator.states.engine.Execution;
import io.filetransfer.emulator.states.engine.ExecutionInfo;
import io.filetransfer.emulator.states.engine.Failure;
import io.filetransfer.emulator.states.engine.Resources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All executions by ARN, running or ended. */
final class Executions {

    private final Resources resources;
    private final Map<String, Execution> byArn = new LinkedHashMap<>();

    Executions(Resources resources) {
        this.resources = resources;
    }

    /**
     * Starts an execution, or returns the running one that has the same name and input.
     *
     * @throws ApiException when the name is taken or the input is not JSON
     */
    synchronized Execution start(ExecutionInfo info) throws ApiException {
        Execution existing = byArn.get(info.arn());
        if (existing == null) {
            Execution started = started(info);
            byArn.put(info.arn(), started);
            return started;
        }
        if (existing.outcome().status() != Execution.Status.RUNNING
                || !existing.info().input().equals(info.input())) {
            throw ApiException.quoting("ExecutionAlreadyExists", "Execution Already Exists", info.arn());
        }
        return existing;
    }

    /** Returns the execution that a request names by {@code executionArn}. */
    synchronized Execution named(Params params) throws ApiException {
        String arn = Arns.checked(params.string("executionArn"), "execution");
        return Optional.ofNullable(byArn.get(arn))
                .orElseThrow(() -> ApiException.quoting("ExecutionDoesNotExist", "Execution Does Not Exist", arn));
    }

    /** Returns the executions of a state machine, the latest first. */
    synchronized List<Execution> of(String machineArn) {
        List<Execution> executions = new ArrayList<>(byArn.values());
        executions.removeIf(execution -> !execution.info().machine().arn().equals(machineArn));
        Collections.reverse(executions);
        return executions;
    }

    synchronized void removeAllOf(String machineArn) {
        of(machineArn).forEach(execution -> {
            execution.abort(Failure.UNNAMED);
            byArn.remove(execution.info().arn());
        });
    }

    synchronized void abortAll() {
        byArn.values().forEach(execution -> execution.abort(Failure.UNNAMED));
    }

    private Execution started(ExecutionInfo info) throws ApiException {
        try {
            return Execution.start(info, resources);
        } catch (JsonProcessingException e) {
            throw ApiException.invalidInput(e.getOriginalMessage());
        }
    }
}
