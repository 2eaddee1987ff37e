package io.filetransfer.emulator.iam;

import io.filetransfer.emulator.http.RefusedRequestException;
import io.filetransfer.emulator.iam.policy.Decision;
import io.filetransfer.emulator.iam.policy.Permission;
import io.filetransfer.emulator.iam.policy.Policies;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Allows each role what its policies allow, and counts it. Whoever is none of the roles is an administrator. */
public final class Guard {

    private final Map<String, Policies> roles;
    private final Map<String, Session> sessions;
    private final CallLog calls;

    /**
     * Creates the guard.
     *
     * @param roles the policies that are enforced, by the ARN of their role
     * @param sessions who has assumed one of the roles
     * @throws IllegalArgumentException when a session's role is not among the roles: it could do anything
     */
    public Guard(Map<String, Policies> roles, Collection<Session> sessions) {
        this.roles = roles;
        this.sessions = sessions.stream()
                .distinct()
                .peek(this::requireRole)
                .collect(Collectors.toUnmodifiableMap(Session::accessKeyId, Function.identity()));
        this.calls = new CallLog(roles);
    }

    /** Returns what was called so far. */
    public CallLog calls() {
        return calls;
    }

    /** Returns the session that signs with an access key; empty for an administrator. */
    Optional<Session> session(String accessKeyId) {
        return Optional.ofNullable(sessions.get(accessKeyId));
    }

    /**
     * Requires that a role may do everything that a call needs.
     *
     * @param session who calls
     * @param needed what the call needs
     * @param denied how the called service denies
     * @throws RefusedRequestException naming the first permission that the role does not have
     */
    public void require(Session session, List<Permission> needed, Denied denied) {
        Policies policies = roles.get(session.roleArn());
        if (policies != null) {
            needed.forEach(permission -> require(session, policies, permission, denied));
        }
    }

    RefusedRequestException refuse(Session session, UnknownOperationException unknown, Denied denied) {
        calls.denied(session.roleArn(), unknown.getMessage(), Permission.ANY_RESOURCE);
        return denied.to(
                session, unknown.getMessage(), "because the local run does not know which permissions that needs");
    }

    /**
     * Denials are worded as AWS does, see <a
     * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">Troubleshoot access denied error
     * messages</a>.
     */
    private void require(Session session, Policies policies, Permission permission, Denied denied) {
        Decision decision = policies.decide(permission);
        if (decision.verdict() != Decision.Verdict.ALLOWED) {
            calls.denied(session.roleArn(), permission.action(), permission.resource());
            String reason = decision.verdict() == Decision.Verdict.DENIED
                    ? "with an explicit deny in an identity-based policy"
                    : "because no identity-based policy allows the " + permission.action() + " action";
            throw denied.to(session, permission.action(), "on resource: " + permission.resource() + " " + reason);
        }
        calls.allowed(session.roleArn(), permission, decision.resourcePattern());
    }

    private void requireRole(Session session) {
        if (!roles.containsKey(session.roleArn())) {
            throw new IllegalArgumentException("%s has the role %s, whose policies are not known; known are %s"
                    .formatted(session.name(), session.roleArn(), roles.keySet()));
        }
    }
}
