package io.filetransfer.emulator.states.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
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
        call.check();
        return call;
    }

    @Override
    public JsonNode evaluate(Data data) throws PathNotFoundException, IntrinsicFailedException {
        FormatTemplate parsed = template instanceof StringLiteral literal
                ? FormatTemplate.parse(literal.raw())
                : FormatTemplate.parse(text(template.evaluate(data)));
        requireAsManyValues(parsed);
        List<String> texts = new ArrayList<>();
        for (Expression value : values) {
            texts.add(plain(value.evaluate(data)));
        }
        return TextNode.valueOf(parsed.fill(texts));
    }

    /** The service creates a machine that has an open escape, and fails when it gets there. */
    private void check() {
        if (template instanceof Literal literal) {
            throw new IllegalArgumentException(
                    "the template of States.Format has to be a string but was " + literal.value());
        }
        if (!(template instanceof StringLiteral literal) || literal.hasOpenEscape()) {
            return;
        }
        try {
            requireAsManyValues(FormatTemplate.parse(literal.raw()));
        } catch (IntrinsicFailedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private void requireAsManyValues(FormatTemplate parsed) throws IntrinsicFailedException {
        if (parsed.placeholders() != values.size()) {
            throw new IntrinsicFailedException(
                    "Invalid arguments in States.Format: the template has " + parsed.placeholders()
                            + " occurrences of {} but there are " + values.size() + " further arguments.");
        }
    }

    private static String text(JsonNode value) throws IntrinsicFailedException {
        if (!value.isTextual()) {
            throw new IntrinsicFailedException(
                    "Invalid arguments in States.Format: the template has to be a string but was " + value + ".");
        }
        return value.textValue();
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
