package io.filetransfer.emulator.states.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSONPath that selects from a state's data ({@code $}) or from the context object ({@code $$}).
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html">Paths</a>
 */
public final class Path implements Expression {

    private static final Configuration CONFIGURATION = Configuration.builder()
            .jsonProvider(new StrictArrays())
            .mappingProvider(new JacksonMappingProvider(Json.mapper()))
            .build();
    private static final Pattern START = Pattern.compile("\\$\\$?([.\\[].*)?", Pattern.DOTALL);
    private static final Pattern NAME_IN_BRACKETS = Pattern.compile("\\['(?:[^'\\\\]|\\\\.)*']");
    private static final Pattern ABSENT_CONTEXT =
            Pattern.compile("\\$\\$(\\.|\\[['\"])(Task|Map)\\b.*", Pattern.DOTALL);

    private final String text;
    private final JsonPath compiled;
    private final boolean ofContext;

    private Path(String text) {
        this.text = text;
        this.ofContext = text.startsWith("$$");
        this.compiled = JsonPath.compile(withLiteralBackslashes(ofContext ? text.substring(1) : text));
    }

    /** Doubles the backslashes in names: the library takes them for escapes, the service only before an apostrophe. */
    private static String withLiteralBackslashes(String path) {
        return NAME_IN_BRACKETS
                .matcher(path)
                .replaceAll(name -> Matcher.quoteReplacement(
                        name.group().replace("\\", "\\\\").replace("\\\\'", "\\'")));
    }

    /**
     * Compiles a path.
     *
     * @param text a JSONPath starting with {@code $} or {@code $$}
     * @throws IllegalArgumentException saying what is wrong with the text, when it is no path or uses what is not
     *     supported
     */
    public static Path parse(String text) {
        if (IntrinsicParser.isCall(text)) {
            throw new IllegalArgumentException(
                    "expected a JSONPath, this field takes no intrinsic function, but was '" + text + "'");
        }
        if (!START.matcher(text).matches()) {
            throw new IllegalArgumentException("expected a JSONPath starting with $ but was '" + text + "'");
        }
        if (ABSENT_CONTEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not in the context object of a supported state");
        }
        // The library takes an unclosed bracket at the end for the end of the path.
        if (text.lastIndexOf('[') > text.lastIndexOf(']')) {
            throw new IllegalArgumentException("'" + text + "' is not a JSONPath: a bracket is not closed");
        }
        try {
            return new Path(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + text + "' is not a JSONPath: " + e.getMessage(), e);
        }
    }

    /**
     * Compiles a path that leads to one value at most.
     *
     * @param text a JSONPath without wildcards, filters, slices and deep scans
     * @throws IllegalArgumentException as {@link #parse}, and when the path could lead to several values
     */
    public static Path parseSingle(String text) {
        Path path = parse(text);
        if (!path.compiled.isDefinite()) {
            throw new IllegalArgumentException("expected a path to a single value but was '" + text + "'");
        }
        return path;
    }

    /**
     * Selects from the data.
     *
     * @return the value the path leads to; an array of all values, even of none, when it can lead to several
     * @throws PathNotFoundException when the path leads to nothing
     */
    @Override
    public JsonNode evaluate(Data data) throws PathNotFoundException {
        JsonNode root = ofContext ? data.context() : data.document();
        try {
            Object value = compiled.read(root, CONFIGURATION);
            return value instanceof JsonNode node ? node : Json.mapper().valueToTree(value);
        } catch (JsonPathException e) {
            if (!compiled.isDefinite()) {
                return Json.mapper().createArrayNode();
            }
            throw new PathNotFoundException(text, e.getMessage(), root);
        }
    }

    /** Tells whether the path leads to a value. */
    public boolean matches(Data data) {
        try {
            evaluate(data);
            return true;
        } catch (PathNotFoundException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return text;
    }

    /** Beyond the end of an array is nothing, where the library's provider gives a null. */
    private static final class StrictArrays extends JacksonJsonNodeJsonProvider {
        StrictArrays() {
            super(Json.mapper());
        }

        @Override
        public Object getArrayIndex(Object array, int index) {
            return super.getArrayIndex(array, Objects.checkIndex(index, ((ArrayNode) array).size()));
        }
    }
}
