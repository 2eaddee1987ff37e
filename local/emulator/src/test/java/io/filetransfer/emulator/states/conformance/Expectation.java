package io.filetransfer.emulator.states.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.path.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What has to come of a case; what is empty is not checked.
 *
 * @param status how the execution ends, or {@code REFUSED} when there must not even be a state machine
 * @param output the execution's output
 * @param error the execution's error, or that of the refusal
 * @param cause text that the cause, or the message of the refusal, contains
 * @param events the types of the history's events
 * @param ordered whether the events come in this order
 * @param previousEventIds the ids of the events that the history's events follow
 */
record Expectation(
        String status,
        Optional<JsonNode> output,
        Optional<String> error,
        Optional<String> cause,
        Optional<List<String>> events,
        boolean ordered,
        Optional<List<Long>> previousEventIds) {

    static Expectation parse(JsonNode json) {
        boolean ordered = !json.has("eventsInAnyOrder");
        return new Expectation(
                json.required("status").textValue(),
                Optional.ofNullable(json.get("output")),
                text(json, "error"),
                text(json, "cause"),
                Optional.ofNullable(json.get(ordered ? "events" : "eventsInAnyOrder"))
                        .map(Expectation::texts),
                ordered,
                Optional.ofNullable(json.get("previousEventIds"))
                        .map(ids -> ids.valueStream().map(JsonNode::longValue).toList()));
    }

    static Expectation refusal(String error, String messagePart) {
        return new Expectation(
                Outcome.REFUSED,
                Optional.empty(),
                Optional.of(error),
                Optional.of(messagePart),
                Optional.empty(),
                true,
                Optional.empty());
    }

    void check(Outcome outcome) {
        assertThat(outcome.status()).as("status").isEqualTo(status);
        output.ifPresent(json -> assertThat(outcome.output()).isEqualTo(outcome.filled(json)));
        error.ifPresent(name -> assertThat(outcome.error()).as("error").isEqualTo(name));
        cause.ifPresent(text -> assertThat(outcome.cause()).contains(text));
        previousEventIds.ifPresent(ids -> assertThat(outcome.previousEventIds()).containsExactlyElementsOf(ids));
        events.ifPresent(types -> {
            if (ordered) {
                assertThat(outcome.events()).containsExactlyElementsOf(types);
            } else {
                assertThat(outcome.events()).containsExactlyInAnyOrderElementsOf(types);
            }
        });
    }

    private static Optional<String> text(JsonNode json, String field) {
        return Optional.ofNullable(json.get(field)).map(JsonNode::textValue);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    @Override
    public String toString() {
        return status
                + output.map(json -> " " + Json.write(json)).orElse("")
                + error.map(name -> " " + name).orElse("");
    }
}
