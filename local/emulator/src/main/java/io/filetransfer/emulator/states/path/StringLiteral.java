package io.filetransfer.emulator.states.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Pattern;

/**
 * A string among the arguments of an intrinsic function.
 *
 * @param raw what stands between the apostrophes, escapes included
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#intrinsic-functions-escapes">Reserved
 *     characters in intrinsic functions</a>
 */
record StringLiteral(String raw) implements Expression {

    private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\'{}])");
    private static final Pattern WITHOUT_OPEN_ESCAPE = Pattern.compile("[^\\\\]*+(?:" + ESCAPE + "[^\\\\]*+)*+");

    /** Tells whether a backslash stands before anything but a reserved character, which fails when it is evaluated. */
    boolean hasOpenEscape() {
        return !WITHOUT_OPEN_ESCAPE.matcher(raw).matches();
    }

    @Override
    public JsonNode evaluate(Data data) throws IntrinsicFailedException {
        if (hasOpenEscape()) {
            throw openEscape(raw);
        }
        return TextNode.valueOf(
                ESCAPE.matcher(raw).replaceAll(match -> match.group().substring(1)));
    }

    static IntrinsicFailedException openEscape(String text) {
        return new IntrinsicFailedException("In '" + text + "', a backslash is not followed by one of \\ ' { }.");
    }
}
