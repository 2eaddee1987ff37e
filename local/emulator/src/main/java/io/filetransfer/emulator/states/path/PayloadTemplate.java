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

    private PayloadTemplate() {}

    /**
     * Compiles a template.
     *
     * @param json the JSON of the definition
     * @param location where it stands in the definition
     * @param problems is told the location and the text of everything that is wrong
     * @return gives the JSON with every path and call replaced
     */
    public static Expression parse(JsonNode json, String location, BiConsumer<String, String> problems) {
        if (json.isObject()) {
            return object(json, location, problems);
        }
        if (json.isArray()) {
            List<Expression> items = new ArrayList<>();
            json.forEach(item -> items.add(parse(item, location + "[" + items.size() + "]", problems)));
            return data -> fill(items, data);
        }
        return data -> json;
    }

    private static Expression object(JsonNode json, String location, BiConsumer<String, String> problems) {
        Map<String, Expression> fields = new LinkedHashMap<>();
        json.properties().forEach(field -> {
            String name = field.getKey();
            String here = location + "/" + name;
            boolean computed = name.endsWith(SUFFIX);
            String plain = computed ? name.substring(0, name.length() - SUFFIX.length()) : name;
            Expression value = computed
                    ? selected(name, field.getValue(), here, problems)
                    : parse(field.getValue(), here, problems);
            if (fields.put(plain, value) != null) {
                problems.accept(here, "the field is given both with and without " + SUFFIX);
            }
        });
        return data -> fill(fields, data);
    }

    private static Expression selected(
            String field, JsonNode json, String location, BiConsumer<String, String> problems) {
        if (!json.isTextual()) {
            problems.accept(location, "expected a JSONPath string but was " + json);
            return data -> json;
        }
        try {
            Expression expression = Expression.parse(json.textValue());
            return data -> {
                try {
                    return expression.evaluate(data);
                } catch (EvaluationException e) {
                    throw e.forField(field);
                }
            };
        } catch (IllegalArgumentException e) {
            problems.accept(location, e.getMessage());
            return data -> json;
        }
    }

    private static JsonNode fill(Map<String, Expression> fields, Expression.Data data) throws EvaluationException {
        ObjectNode filled = Json.object();
        for (Map.Entry<String, Expression> field : fields.entrySet()) {
            filled.set(field.getKey(), field.getValue().evaluate(data));
        }
        return filled;
    }

    private static JsonNode fill(List<Expression> items, Expression.Data data) throws EvaluationException {
        ArrayNode filled = Json.mapper().createArrayNode();
        for (Expression item : items) {
            filled.add(item.evaluate(data));
        }
        return filled;
    }
}
