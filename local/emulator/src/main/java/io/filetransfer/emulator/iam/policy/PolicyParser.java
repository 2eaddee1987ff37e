package io.filetransfer.emulator.iam.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads the policies of identities.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar of the IAM JSON policy
 *     language</a>
 */
final class PolicyParser {

    private static final String VERSION = "2012-10-17";
    private static final Pattern ACTION = Pattern.compile("\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+");
    private static final Pattern RESOURCE = Pattern.compile("\\*|arn:.+");
    private static final Set<String> ELEMENTS = Set.of("Sid", "Effect", "Action", "Resource", "Condition");

    private PolicyParser() {}

    static List<Statement> statements(JsonNode document, String place) {
        requireElements(document, Set.of("Version", "Statement"), place);
        oneOf(document.path("Version"), Set.of(VERSION), place + ".Version");
        List<Statement> statements = new ArrayList<>();
        for (JsonNode statement : manyOf(document.path("Statement"))) {
            statements.add(statement(statement, place + ".Statement[" + statements.size() + "]"));
        }
        return statements;
    }

    private static Statement statement(JsonNode statement, String place) {
        requireElements(statement, ELEMENTS, place);
        return new Statement(
                oneOf(statement.path("Effect"), Set.of("Allow", "Deny"), place + ".Effect")
                        .equals("Deny"),
                texts(statement.path("Action"), ACTION, "an action", place + ".Action").stream()
                        .map(Wildcard::ignoringCase)
                        .toList(),
                texts(statement.path("Resource"), RESOURCE, "an ARN or *", place + ".Resource").stream()
                        .map(Wildcard::of)
                        .toList(),
                Condition.list(statement.path("Condition"), place + ".Condition"));
    }

    static List<String> texts(JsonNode value, Pattern form, String expected, String place) {
        List<String> texts = new ArrayList<>();
        for (JsonNode text : manyOf(value)) {
            if (!text.isValueNode() || !form.matcher(text.asText()).matches()) {
                throw invalid(place, text, expected);
            }
            texts.add(withoutVariables(text.asText(), place));
        }
        if (texts.isEmpty()) {
            throw new InvalidPolicyException(place + " is missing, expected " + expected);
        }
        return texts;
    }

    static void requireElements(JsonNode object, Set<String> known, String place) {
        requireObject(object, place);
        object.fieldNames().forEachRemaining(element -> {
            if (!known.contains(element)) {
                throw new InvalidPolicyException("%s.%s is not supported by the local run, expected one of %s"
                        .formatted(place, element, new TreeSet<>(known)));
            }
        });
    }

    static void requireObject(JsonNode value, String place) {
        if (!value.isObject()) {
            throw invalid(place, value, "an object");
        }
    }

    private static String oneOf(JsonNode value, Set<String> expected, String place) {
        if (!expected.contains(value.asText())) {
            throw invalid(place, value, "one of " + new TreeSet<>(expected));
        }
        return value.asText();
    }

    /** A list of one may be written without its brackets. */
    private static Iterable<JsonNode> manyOf(JsonNode value) {
        return value.isArray() ? value : value.isMissingNode() ? List.of() : List.of(value);
    }

    private static String withoutVariables(String text, String place) {
        if (text.contains("${")) {
            throw new InvalidPolicyException(
                    place + " is '" + text + "': policy variables are not supported by the local run");
        }
        return text;
    }

    private static InvalidPolicyException invalid(String place, JsonNode value, String expected) {
        return new InvalidPolicyException("%s is %s, expected %s"
                .formatted(place, value.isMissingNode() ? "missing" : "'" + value.asText() + "'", expected));
    }
}
