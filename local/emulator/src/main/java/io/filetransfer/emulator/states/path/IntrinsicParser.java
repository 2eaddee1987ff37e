package io.filetransfer.emulator.states.path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a call of an intrinsic function.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html">Intrinsic functions</a>
 */
final class IntrinsicParser {

    static final String FAILURE = "States.IntrinsicFailure";

    private static final int MAX_CALLS = 10;
    private static final String PREFIX = "States.";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._]+");
    private static final Pattern SPACE = Pattern.compile("\\s*");
    private static final Pattern STRING = Pattern.compile("'([^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+)'", Pattern.DOTALL);
    private static final Pattern NAME_IN_PATH = Pattern.compile(STRING + "|\"[^\"]*\"", Pattern.DOTALL);
    private static final Pattern JSON_LITERAL =
            Pattern.compile("(?:true|false|null|-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)(?![\\w.])");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\'{}])");
    private static final Pattern ESCAPED = Pattern.compile("[^\\\\]*+(?:" + ESCAPE + "[^\\\\]*+)*+");
    private static final Map<String, Function<List<Expression>, Expression>> FUNCTIONS = new TreeMap<>(
            Map.of("States.Format", FormatFunction::of, "States.JsonToString", IntrinsicParser::jsonToString));

    /**
     * A string, number, boolean or null among the arguments.
     *
     * @param value its value
     * @param raw the text in the definition, without apostrophes but with escapes
     * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html#intrinsic-functions-escapes">Reserved
     *     characters in intrinsic functions</a>
     */
    record Literal(JsonNode value, String raw) implements Expression {
        @Override
        public JsonNode evaluate(Data data) {
            return value;
        }
    }

    private final String text;
    private int position;
    private int calls;

    private IntrinsicParser(String text) {
        this.text = text;
    }

    /** Tells whether a text is meant as a call and not as a path. */
    static boolean isCall(String text) {
        return text.startsWith(PREFIX);
    }

    /**
     * Compiles a call.
     *
     * @param text the call, for example {@code States.JsonToString($.a)}
     * @throws IllegalArgumentException saying what is wrong with it, or which function is not supported
     */
    static Expression parse(String text) {
        IntrinsicParser parser = new IntrinsicParser(text);
        try {
            Expression function = parser.call();
            if (parser.position < text.length()) {
                throw parser.expected("the end");
            }
            return data -> evaluate(text, function, data);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "': " + e.getMessage(), e);
        }
    }

    private static JsonNode evaluate(String call, Expression function, Expression.Data data)
            throws EvaluationException {
        try {
            return function.evaluate(data);
        } catch (PathNotFoundException e) {
            throw e;
        } catch (EvaluationException e) {
            throw new EvaluationException(
                    FAILURE,
                    "There was an error while evaluating the intrinsic function: " + call + ". " + e.getMessage());
        }
    }

    private static Expression jsonToString(List<Expression> arguments) {
        if (arguments.size() != 1) {
            throw new IllegalArgumentException(
                    "States.JsonToString takes one argument but was given " + arguments.size());
        }
        Expression value = arguments.get(0);
        if (value instanceof Literal) {
            throw new IllegalArgumentException("the argument of States.JsonToString has to be a path, not a literal");
        }
        return data -> TextNode.valueOf(Json.write(value.evaluate(data)));
    }

    private Expression call() {
        String name = next(NAME).map(Matcher::group).orElse("");
        if (!FUNCTIONS.containsKey(name)) {
            throw new IllegalArgumentException(
                    "the intrinsic function " + name + " is not supported, only " + FUNCTIONS.keySet());
        }
        if (++calls > MAX_CALLS) {
            throw new IllegalArgumentException("more than " + MAX_CALLS + " intrinsic functions in one field");
        }
        return FUNCTIONS.get(name).apply(arguments());
    }

    private List<Expression> arguments() {
        require('(');
        next(SPACE);
        List<Expression> arguments = new ArrayList<>();
        if (take(')')) {
            return arguments;
        }
        do {
            next(SPACE);
            arguments.add(argument());
            next(SPACE);
        } while (take(','));
        require(')');
        return arguments;
    }

    private Expression argument() {
        if (text.startsWith(PREFIX, position)) {
            return call();
        }
        if (text.startsWith("$", position)) {
            return Path.parse(path());
        }
        return next(STRING)
                .map(string -> string(string.group(1)))
                .or(() -> next(JSON_LITERAL).map(literal -> json(literal.group())))
                .orElseThrow(() -> expected("a path, a string in apostrophes, a number, true, false, null or a call"));
    }

    private static Literal string(String raw) {
        if (!ESCAPED.matcher(raw).matches()) {
            throw new IllegalArgumentException("In '" + raw + "', a backslash is not followed by one of \\ ' { }.");
        }
        return new Literal(TextNode.valueOf(ESCAPE.matcher(raw).replaceAll("$1")), raw);
    }

    private static Literal json(String raw) {
        try {
            return new Literal(Json.parse(raw), raw);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the pattern of literals takes JSON alone", e);
        }
    }

    /** Takes a path, which ends at the first comma or parenthesis that is not part of it. */
    private String path() {
        int start = position;
        int depth = 0;
        while (position < text.length() && (depth > 0 || ",)".indexOf(text.charAt(position)) < 0)) {
            depth += nesting(text.charAt(position));
            position = depth > 0 ? next(NAME_IN_PATH).map(Matcher::end).orElse(position + 1) : position + 1;
        }
        return text.substring(start, position).strip();
    }

    private static int nesting(char bracket) {
        if (bracket == '[' || bracket == '(') {
            return 1;
        }
        return bracket == ']' || bracket == ')' ? -1 : 0;
    }

    private Optional<Matcher> next(Pattern token) {
        Matcher matcher = token.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        position = matcher.end();
        return Optional.of(matcher);
    }

    private boolean take(char expected) {
        boolean there = position < text.length() && text.charAt(position) == expected;
        position += there ? 1 : 0;
        return there;
    }

    private void require(char expected) {
        if (!take(expected)) {
            throw expected("'" + expected + "'");
        }
    }

    private IllegalArgumentException expected(String what) {
        return new IllegalArgumentException("expected " + what + " at character " + (position + 1)
                + (position < text.length() ? " but found '" + text.charAt(position) + "'" : ", where the text ends"));
    }
}
