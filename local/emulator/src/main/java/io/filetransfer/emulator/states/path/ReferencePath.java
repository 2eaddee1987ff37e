package io.filetransfer.emulator.states.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A path that names exactly one place, into which a value can be put.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultpath.html">ResultPath</a>
 */
public final class ReferencePath {

    private static final Pattern STEP =
            Pattern.compile("\\.([^\\s.\\[\\]'\"@,:?*()$]+)|\\['([^']+)'\\]|\\[\"([^\"]+)\"\\]|\\[(\\d{1,9})\\]");

    private final String text;
    private final List<Step> steps = new ArrayList<>();

    /** One step down: by name, or, when the index is not negative, by index. */
    private record Step(String name, int index) {}

    private ReferencePath(String text) {
        this.text = text;
    }

    /**
     * Parses a reference path.
     *
     * @param text {@code $} followed by names and indexes, for example {@code $.a['b'][0]}
     * @throws IllegalArgumentException when the text is anything else
     */
    public static ReferencePath parse(String text) {
        ReferencePath path = new ReferencePath(text);
        Matcher step = STEP.matcher(text);
        int end = text.startsWith("$") ? 1 : 0;
        for (; end > 0 && step.region(end, text.length()).lookingAt(); end = step.end()) {
            Optional<String> name =
                    Stream.of(1, 2, 3).map(step::group).filter(Objects::nonNull).findFirst();
            path.steps.add(new Step(name.orElse(""), name.isPresent() ? -1 : Integer.parseInt(step.group(4))));
        }
        if (end == 0 || end < text.length()) {
            throw new IllegalArgumentException(
                    "expected a reference path such as $.name or $.list[0] but was '" + text + "'");
        }
        return path;
    }

    /**
     * Puts a value at the place this path names, in a copy; objects that are missing on the way are made.
     *
     * @return the changed copy, or the value itself when the path is {@code $}
     * @throws EvaluationException {@code States.ResultPathMatchFailure} when something on the way is neither absent nor a
     *     container of the right kind
     */
    public JsonNode put(JsonNode document, JsonNode value) throws EvaluationException {
        return put(document, 0, value, document);
    }

    private JsonNode put(JsonNode here, int depth, JsonNode value, JsonNode document) throws EvaluationException {
        if (depth == steps.size()) {
            return value;
        }
        Step step = steps.get(depth);
        if (step.index() < 0 && (here.isObject() || here.isMissingNode())) {
            ObjectNode copy = Json.object();
            here.properties().forEach(field -> copy.set(field.getKey(), field.getValue()));
            return copy.set(step.name(), put(here.path(step.name()), depth + 1, value, document));
        }
        if (step.index() >= 0 && here.isArray() && step.index() < here.size()) {
            ArrayNode copy = Json.mapper().createArrayNode();
            here.forEach(copy::add);
            copy.set(step.index(), put(here.get(step.index()), depth + 1, value, document));
            return copy;
        }
        throw new EvaluationException(
                "States.ResultPathMatchFailure",
                "Unable to apply ReferencePath " + text + " to input " + Json.write(document));
    }
}
