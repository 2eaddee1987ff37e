package io.filetransfer.emulator.states.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * JSON in which each field named {@code name.$} is replaced by what its path selects or its
 * intrinsic function returns.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-inputpath-params.html">Parameters</a>
 */
public final class PayloadTemplate {

    private static final String SUFFIX = ".$";

    private final Part root;

    private PayloadTemplate(Part root) {
        this.root = root;
    }

    /**
     * Compiles a template.
     *
     * @param template the JSON of the definition
     * @param location where it stands in the definition
     * @param problems is told the location and the text of everything that is wrong
     */
    public static PayloadTemplate parse(JsonNode template, String location, BiConsumer<String, String> problems) {
        return new PayloadTemplate(part(template, location, problems));
    }

    /**
     * Fills the template.
     *
     * @param data what the paths select from
     * @return the JSON with every path and call replaced
     * @throws EvaluationException when a path leads to nothing or an intrinsic function fails
     */
    public JsonNode fill(Data data) throws EvaluationException {
        return root.fill(data);
    }

    private static Part part(JsonNode json, String location, BiConsumer<String, String> problems) {
        if (json.isObject()) {
            return object(json, location, problems);
        }
        if (json.isArray()) {
            List<Part> items = new ArrayList<>();
            for (JsonNode item : json) {
                items.add(part(item, location + "[" + items.size() + "]", problems));
            }
            return new Items(items);
        }
        return new Constant(json);
    }

    private static Part object(JsonNode json, String location, BiConsumer<String, String> problems) {
        Map<String, Part> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            String name = field.getKey();
            String here = location + "/" + name;
            Part value = name.endsWith(SUFFIX)
                    ? selected(name, field.getValue(), here, problems)
                    : part(field.getValue(), here, problems);
            String plain = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
            if (fields.put(plain, value) != null) {
                problems.accept(here, "the field is given both with and without " + SUFFIX);
            }
        }
        return new Fields(fields);
    }

    private static Part selected(String field, JsonNode json, String location, BiConsumer<String, String> problems) {
        if (!json.isTextual()) {
            problems.accept(location, "expected a JSONPath string but was " + json);
            return new Constant(json);
        }
        try {
            return new Selected(field, Expression.parse(json.textValue()));
        } catch (IllegalArgumentException e) {
            problems.accept(location, e.getMessage());
            return new Constant(json);
        }
    }

    /** One node of the template. */
    private sealed interface Part {
        JsonNode fill(Data data) throws EvaluationException;
    }

    private record Constant(JsonNode value) implements Part {
        @Override
        public JsonNode fill(Data data) {
            return value;
        }
    }

    private record Selected(String field, Expression expression) implements Part {
        @Override
        public JsonNode fill(Data data) throws EvaluationException {
            try {
                return expression.evaluate(data);
            } catch (EvaluationException e) {
                throw e.forField(field);
            }
        }
    }

    private record Fields(Map<String, Part> parts) implements Part {
        @Override
        public JsonNode fill(Data data) throws EvaluationException {
            ObjectNode filled = Json.object();
            for (Map.Entry<String, Part> part : parts.entrySet()) {
                filled.set(part.getKey(), part.getValue().fill(data));
            }
            return filled;
        }
    }

    private record Items(List<Part> parts) implements Part {
        @Override
        public JsonNode fill(Data data) throws EvaluationException {
            ArrayNode filled = Json.mapper().createArrayNode();
            for (Part part : parts) {
                filled.add(part.fill(data));
            }
            return filled;
        }
    }
}
