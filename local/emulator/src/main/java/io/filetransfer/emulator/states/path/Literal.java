package io.filetransfer.emulator.states.path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Pattern;

/**
 * A string, number, boolean or null among the arguments of an intrinsic function.
 *
 * @param value its value
 * @param raw the text in the definition, without apostrophes but with escapes
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#intrinsic-functions-escapes">Reserved
 *     characters in intrinsic functions</a>
 */
record Literal(JsonNode value, String raw) implements Expression {

    private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\'{}])");
    private static final Pattern STRING = Pattern.compile("[^\\\\]*+(?:" + ESCAPE + "[^\\\\]*+)*+");

    /**
     * Reads what stands between apostrophes.
     *
     * @throws IllegalArgumentException when a backslash stands before anything but a reserved character
     */
    static Literal string(String raw) {
        if (!STRING.matcher(raw).matches()) {
            throw new IllegalArgumentException("In '" + raw + "', a backslash is not followed by one of \\ ' { }.");
        }
        return new Literal(TextNode.valueOf(ESCAPE.matcher(raw).replaceAll("$1")), raw);
    }

    static Literal json(String raw) {
        try {
            return new Literal(Json.parse(raw), raw);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the parser takes JSON alone for a literal", e);
        }
    }

    @Override
    public JsonNode evaluate(Data data) {
        return value;
    }
}
