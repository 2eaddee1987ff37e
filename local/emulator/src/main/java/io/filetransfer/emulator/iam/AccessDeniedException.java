package io.filetransfer.emulator.iam;

import io.filetransfer.emulator.iam.policy.Decision;
import io.filetransfer.emulator.iam.policy.Permission;

/** A role's policies do not give a permission. The message is AWS's. */
public final class AccessDeniedException extends RuntimeException {

    private AccessDeniedException(String message) {
        super(message);
    }

    /**
     * Words a decision.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">Troubleshoot access denied error
     *     messages</a>
     */
    static AccessDeniedException of(Session session, Permission permission, Decision.Verdict verdict) {
        String reason = verdict == Decision.Verdict.DENIED
                ? "with an explicit deny in an identity-based policy"
                : "because no identity-based policy allows the " + permission.action() + " action";
        return new AccessDeniedException(
                user(session, permission.action()) + " on resource: " + permission.resource() + " " + reason);
    }

    static AccessDeniedException unknown(Session session, String action) {
        return new AccessDeniedException(
                user(session, action) + " because the local run does not know which permissions that needs");
    }

    private static String user(Session session, String action) {
        return "User: " + session.arn() + " is not authorized to perform: " + action;
    }
}
