package io.filetransfer.emulator.iam.policy;

import io.filetransfer.emulator.document.DocumentNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One statement of a policy.
 *
 * @param conditions all of them must hold
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar of the IAM JSON policy
 *     language</a>
 */
record Statement(boolean denies, List<Wildcard> actions, List<Wildcard> resources, List<Condition> conditions) {

    private static final String ACTION = "\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+";
    private static final String RESOURCE = "\\*|arn:.+";

    /** Reads the statements of a policy document. */
    static Stream<Statement> list(DocumentNode document) {
        object(document).allow("Version", "Statement").get("Version").oneOf("2012-10-17");
        return many(document.get("Statement")).map(Statement::of);
    }

    private static Statement of(DocumentNode statement) {
        object(statement).allow("Sid", "Effect", "Action", "Resource", "Condition");
        return new Statement(
                statement.get("Effect").oneOf("Allow", "Deny").equals("Deny"),
                texts(statement.get("Action"), ACTION, "an action").stream()
                        .map(Wildcard::ignoringCase)
                        .toList(),
                texts(statement.get("Resource"), RESOURCE, "an ARN or *").stream()
                        .map(Wildcard::of)
                        .toList(),
                Condition.list(statement.get("Condition")));
    }

    /** Returns the resource pattern by which the statement applies to a permission; empty when it does not apply. */
    Optional<String> appliesBy(Permission permission) {
        if (actions.stream().noneMatch(action -> action.matches(permission.action()))
                || !conditions.stream().allMatch(condition -> condition.holds(permission.context()))) {
            return Optional.empty();
        }
        return resources.stream()
                .filter(resource -> resource.matches(permission.resource()))
                .map(Wildcard::toString)
                .findFirst();
    }

    Stream<Grant> grants() {
        return denies
                ? Stream.empty()
                : actions.stream()
                        .flatMap(action ->
                                resources.stream().map(resource -> new Grant(action.toString(), resource.toString())));
    }

    static DocumentNode object(DocumentNode value) {
        if (!value.json().isObject()) {
            throw value.refused("an object");
        }
        return value;
    }

    static List<String> texts(DocumentNode value, String form, String expected) {
        Pattern pattern = Pattern.compile(form, Pattern.DOTALL);
        List<DocumentNode> texts = many(value).toList();
        if (texts.isEmpty()) {
            throw value.refused(expected);
        }
        return texts.stream().map(text -> text(text, pattern, expected)).toList();
    }

    private static String text(DocumentNode value, Pattern form, String expected) {
        String text = value.text();
        if (!value.json().isValueNode() || !form.matcher(text).matches()) {
            throw value.refused(expected);
        }
        if (text.contains("${")) {
            throw value.refused("no policy variables: they are not supported by the local run");
        }
        return text;
    }

    /** A list of one may be written without its brackets. */
    private static Stream<DocumentNode> many(DocumentNode value) {
        return value.json().isArray()
                ? value.items().stream()
                : Stream.of(value).filter(DocumentNode::exists);
    }
}
