package io.filetransfer.emulator.iam;

import io.filetransfer.emulator.iam.policy.Decision;
import io.filetransfer.emulator.iam.policy.Permission;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Allows each role what its policies allow, and counts it. Whoever is none of the roles is an administrator. */
public final class Guard {

    private final Map<String, Role> roles;
    private final Map<String, Session> sessions;
    private final CallLog calls;

    /**
     * Creates the guard.
     *
     * @param roles the roles whose policies are enforced
     * @param sessions who has assumed one of them
     * @throws IllegalArgumentException when a session's role is not among the roles: it could do anything
     */
    public Guard(Collection<Role> roles, Collection<Session> sessions) {
        this.roles = roles.stream().collect(Collectors.toUnmodifiableMap(Role::arn, Function.identity()));
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
     * @throws AccessDeniedException naming the first permission that the role does not have
     */
    public void require(Session session, List<Permission> needed) {
        Role role = roles.get(session.roleArn());
        if (role != null) {
            needed.forEach(permission -> require(session, role, permission));
        }
    }

    AccessDeniedException refuse(Session session, UnknownOperationException unknown) {
        calls.denied(session.roleArn(), unknown.getMessage(), Permission.ANY_RESOURCE);
        return AccessDeniedException.unknown(session, unknown.getMessage());
    }

    private void require(Session session, Role role, Permission permission) {
        Decision decision = role.policies().decide(permission);
        if (decision.verdict() != Decision.Verdict.ALLOWED) {
            calls.denied(role.arn(), permission.action(), permission.resource());
            throw AccessDeniedException.of(session, permission, decision.verdict());
        }
        calls.allowed(role.arn(), permission, decision.resourcePattern());
    }

    private void requireRole(Session session) {
        if (!roles.containsKey(session.roleArn())) {
            throw new IllegalArgumentException("%s has the role %s, whose policies are not known; known are %s"
                    .formatted(session.name(), session.roleArn(), roles.keySet()));
        }
    }
}
