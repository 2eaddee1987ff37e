package io.filetransfer.emulator.states.asl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.engine.Definition;
import io.filetransfer.emulator.states.engine.Setting;
import io.filetransfer.emulator.states.engine.StateGraph;
import io.filetransfer.emulator.states.path.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads a definition and checks all of it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html">State machine
 *     structure</a>
 */
public final class DefinitionParser {

    private DefinitionParser() {}

    /**
     * Parses a definition.
     *
     * @param text the definition, JSON
     * @throws InvalidDefinitionException listing every problem, each with its place, for example
     *     {@code /States/Foo/ItemsPath}
     */
    public static Definition parse(String text) throws InvalidDefinitionException {
        List<String> problems = new ArrayList<>();
        Fields fields = new Fields(read(text), "", problems);
        fields.string("Comment");
        fields.checkQueryLanguage();
        fields.string("Version")
                .filter(version -> !version.equals("1.0"))
                .ifPresent(version -> fields.problem("Version", "expected \"1.0\" but was \"" + version + "\""));
        OptionalLong timeout = fields.integer("TimeoutSeconds", 1, Setting.MAX_SECONDS);
        Optional<StateGraph> graph = new GraphParser().parse(fields);
        fields.refuseOthers("a state machine");
        if (!problems.isEmpty()) {
            throw new InvalidDefinitionException(problems);
        }
        return new Definition(text, graph.orElseThrow(), timeout);
    }

    private static JsonNode read(String text) throws InvalidDefinitionException {
        try {
            return Json.parseStrictly(text);
        } catch (JsonProcessingException e) {
            throw new InvalidDefinitionException(List.of("/: not valid JSON: " + e.getOriginalMessage()));
        }
    }
}
