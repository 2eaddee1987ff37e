package io.filetransfer.emulator.iam.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.document.DocumentNode;
import io.filetransfer.emulator.document.InvalidDocumentException;
import io.filetransfer.emulator.iam.policy.Decision.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * All policies of one role.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html">How
 *     AWS enforcement code logic evaluates requests</a>
 */
public final class Policies {

    private final List<Statement> statements;

    private Policies(List<Statement> statements) {
        this.statements = List.copyOf(statements);
    }

    /**
     * Reads policies.
     *
     * @param documents the policy documents, without intrinsic functions
     * @param place where they stand, for messages
     * @return what they say
     * @throws InvalidDocumentException naming the first element, operator or condition key that is not understood
     */
    public static Policies parse(List<JsonNode> documents, String place) {
        return new Policies(documents.stream()
                .flatMap(document -> Statement.list(new DocumentNode(document, place)))
                .toList());
    }

    /** Decides on a permission: a Deny wins, and what no statement allows is not allowed. */
    public Decision decide(Permission permission) {
        return first(true, permission)
                .map(pattern -> new Decision(Verdict.DENIED, pattern))
                .or(() -> first(false, permission).map(pattern -> new Decision(Verdict.ALLOWED, pattern)))
                .orElse(new Decision(Verdict.NOT_ALLOWED, ""));
    }

    /** Returns everything that the statements allow, each once. */
    public List<Grant> grants() {
        return statements.stream().flatMap(Statement::grants).distinct().toList();
    }

    private Optional<String> first(boolean denying, Permission permission) {
        return statements.stream()
                .filter(statement -> statement.denies() == denying)
                .flatMap(statement -> statement.appliesBy(permission).stream())
                .findFirst();
    }
}
