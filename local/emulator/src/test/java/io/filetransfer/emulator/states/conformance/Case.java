package io.filetransfer.emulator.states.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.path.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that the states language, or AWS, documents about a state machine.
 *
 * @param name says what is run and what comes of it
 * @param source where that is documented
 * @param definition the definition; {@code ${Name}} stands for the ARN of the activity of that name
 * @param input the execution's input, JSON
 * @param functions how many bytes a Lambda function returns, by its name, which stands for its ARN as an activity's does
 * @param workers what a worker of each activity does with its tasks, in the order in which it gets them
 * @param expected what may come of it, mostly one thing
 * @param unsupported set when the embedded engine refuses the definition on purpose
 */
record Case(
        String name,
        String source,
        String definition,
        String input,
        Map<String, Integer> functions,
        Map<String, List<WorkerStep>> workers,
        List<Expectation> expected,
        Optional<Unsupported> unsupported) {

    /**
     * Why the embedded engine refuses a definition that AWS runs.
     *
     * @param field the place in the definition that its answer names
     * @param reason why it does
     */
    record Unsupported(String field, String reason) {}

    static Case parse(JsonNode json) {
        return new Case(
                json.required("name").textValue(),
                json.required("source").textValue(),
                Json.write(json.required("definition")),
                Json.write(json.path("input").isMissingNode() ? Json.object() : json.get("input")),
                functions(json.path("functions")),
                workers(json.path("workers")),
                expected(json.required("expected")),
                Optional.ofNullable(json.get("unsupported")).map(Case::unsupported));
    }

    /** Returns what has to come of it at an endpoint. */
    List<Expectation> expectedAt(Endpoint endpoint) {
        return endpoint.embedded() && unsupported.isPresent()
                ? List.of(Expectation.refusal(
                        "InvalidDefinition", unsupported.get().field()))
                : expected;
    }

    private static Map<String, Integer> functions(JsonNode json) {
        Map<String, Integer> functions = new LinkedHashMap<>();
        json.properties()
                .forEach(function -> functions.put(
                        function.getKey(),
                        function.getValue().required("resultBytes").intValue()));
        return functions;
    }

    private static Map<String, List<WorkerStep>> workers(JsonNode json) {
        Map<String, List<WorkerStep>> workers = new LinkedHashMap<>();
        json.properties().forEach(worker -> {
            List<WorkerStep> steps = new ArrayList<>();
            worker.getValue().forEach(step -> steps.add(WorkerStep.parse(step)));
            workers.put(worker.getKey(), steps);
        });
        return workers;
    }

    private static List<Expectation> expected(JsonNode json) {
        List<Expectation> expected = new ArrayList<>();
        if (json.isArray()) {
            json.forEach(alternative -> expected.add(Expectation.parse(alternative)));
        } else {
            expected.add(Expectation.parse(json));
        }
        return expected;
    }

    private static Unsupported unsupported(JsonNode json) {
        return new Unsupported(
                json.required("field").textValue(), json.required("reason").textValue());
    }
}
