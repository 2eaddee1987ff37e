package io.filetransfer.emulator.states.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code States.Format}: a text with each {@code {}} replaced by a value.
 *
 * @param template gives the text
 * @param values give what replaces the placeholders, in order
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#asl-intrsc-func-generic">Intrinsic
 *     for generic operation</a>
 */
record FormatFunction(Expression template, List<Expression> values) implements Expression {

    private static final Pattern TOKEN =
            Pattern.compile("\\\\(?<escaped>[\\\\'{}])|(?<placeholder>\\{})|(?<plain>[^\\\\{}]+)");

    /**
     * Makes a call.
     *
     * @throws IllegalArgumentException when it is clear from the definition alone that the arguments do not fit
     */
    static FormatFunction of(List<Expression> arguments) {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException(
                    "States.Format takes at least one argument, the template, but was given 0");
        }
        FormatFunction call = new FormatFunction(arguments.get(0), arguments.subList(1, arguments.size()));
        if (call.template instanceof IntrinsicParser.Literal literal) {
            call.texts(literal.value());
        }
        return call;
    }

    @Override
    public JsonNode evaluate(Data data) throws EvaluationException {
        List<String> texts;
        try {
            texts = texts(template.evaluate(data));
        } catch (IllegalArgumentException e) {
            throw new EvaluationException(IntrinsicParser.FAILURE, e.getMessage());
        }
        StringBuilder filled = new StringBuilder(texts.get(0));
        for (int i = 0; i < values.size(); i++) {
            filled.append(plain(values.get(i).evaluate(data))).append(texts.get(i + 1));
        }
        return TextNode.valueOf(filled.toString());
    }

    /** Returns what stands before, between and after the placeholders of a template, escapes undone. */
    private List<String> texts(JsonNode value) {
        if (!value.isTextual()) {
            throw new IllegalArgumentException(
                    "Invalid arguments in States.Format: the template has to be a string but was " + value + ".");
        }
        // In a literal, escapes still tell braces from placeholders.
        String raw = template instanceof IntrinsicParser.Literal literal ? literal.raw() : value.textValue();
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Matcher token = TOKEN.matcher(raw);
        int end = 0;
        for (; token.find() && token.start() == end; end = token.end()) {
            if (token.group("placeholder") == null) {
                text.append(token.group("escaped") == null ? token.group() : token.group("escaped"));
            } else {
                texts.add(text.toString());
                text.setLength(0);
            }
        }
        if (end < raw.length()) {
            throw new IllegalArgumentException("Invalid template in States.Format: in '" + raw + "', '"
                    + raw.charAt(end) + "' at character " + (end + 1) + " has to be part of {} or escaped.");
        }
        if (texts.size() != values.size()) {
            throw new IllegalArgumentException("Invalid arguments in States.Format: the template has " + texts.size()
                    + " occurrences of {} but there are " + values.size() + " further arguments.");
        }
        texts.add(text.toString());
        return texts;
    }

    /** Writes a value as the service does, which is not JSON: {@code {a=1, b=[x, null]}}. */
    private static String plain(JsonNode value) {
        if (value.isObject()) {
            return value.properties().stream()
                    .map(field -> field.getKey() + "=" + plain(field.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value.isArray()) {
            return value.valueStream().map(FormatFunction::plain).collect(Collectors.joining(", ", "[", "]"));
        }
        return value.isTextual() ? value.textValue() : Json.write(value);
    }
}
