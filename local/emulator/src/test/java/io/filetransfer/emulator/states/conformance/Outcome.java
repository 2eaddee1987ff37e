package io.filetransfer.emulator.states.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.path.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.SfnException;

/**
 * What came of a case.
 *
 * @param status the execution's status, or {@link #REFUSED}
 * @param outputText the execution's output, JSON; null when it has none
 * @param error its error, or the code of the API's error
 * @param cause its cause, or the API's message
 * @param events the types of the history's events
 * @param previousEventIds the ids of the events that they follow
 * @param placeholders what an expected output names without knowing it
 */
record Outcome(
        String status,
        String outputText,
        String error,
        String cause,
        List<String> events,
        List<Long> previousEventIds,
        Map<String, String> placeholders) {

    static final String REFUSED = "REFUSED";

    static Outcome refused(SfnException refusal) {
        return new Outcome(
                REFUSED,
                null,
                refusal.awsErrorDetails().errorCode(),
                refusal.awsErrorDetails().errorMessage(),
                List.of(),
                List.of(),
                Map.of());
    }

    static Outcome ended(DescribeExecutionResponse end, List<HistoryEvent> history, Map<String, String> functionArns) {
        String machine = end.stateMachineArn();
        Map<String, String> placeholders = new HashMap<>(functionArns);
        placeholders.put("${Execution.Id}", end.executionArn());
        placeholders.put("${Execution.Name}", end.name());
        placeholders.put("${StateMachine.Id}", machine);
        placeholders.put("${StateMachine.Name}", machine.substring(machine.lastIndexOf(':') + 1));
        return new Outcome(
                end.statusAsString(),
                end.output(),
                end.error(),
                end.cause(),
                history.stream().map(HistoryEvent::typeAsString).toList(),
                history.stream().map(HistoryEvent::previousEventId).toList(),
                placeholders);
    }

    JsonNode output() {
        return parsed(outputText);
    }

    /** Fills in what is only known after the run. */
    JsonNode filled(JsonNode expected) {
        String text = Json.write(expected);
        for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
            text = text.replace(placeholder.getKey(), placeholder.getValue());
        }
        return parsed(text);
    }

    private static JsonNode parsed(String text) {
        try {
            return Json.parse(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + text, e);
        }
    }

    @Override
    public String toString() {
        return status + ": " + (outputText == null ? error + ", " + cause : outputText);
    }
}
