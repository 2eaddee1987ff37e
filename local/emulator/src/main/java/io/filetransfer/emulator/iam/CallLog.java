package io.filetransfer.emulator.iam;

import io.filetransfer.emulator.iam.policy.Grant;
import io.filetransfer.emulator.iam.policy.Permission;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/** What each role has called and what it was denied, counted so that memory does not grow with the number of calls. */
public final class CallLog {

    private static final int MOST_DENIALS = 1_000;
    private static final String OTHER_RESOURCES = "(others)";

    private final List<Role> roles;
    private final Map<AllowedKey, Tally> allowed = new ConcurrentHashMap<>();
    private final Map<DeniedKey, LongAdder> denied = new ConcurrentHashMap<>();

    CallLog(Collection<Role> roles) {
        this.roles = List.copyOf(roles);
    }

    void allowed(String roleArn, Permission permission, String resourcePattern) {
        allowed.computeIfAbsent(
                        new AllowedKey(roleArn, permission.action(), resourcePattern),
                        key -> new Tally(permission.resource(), new LongAdder()))
                .count()
                .increment();
    }

    void denied(String roleArn, String action, String resource) {
        DeniedKey key = new DeniedKey(roleArn, action, resource);
        boolean isNew = !denied.containsKey(key);
        DeniedKey kept = isNew && denied.size() >= MOST_DENIALS ? new DeniedKey(roleArn, action, OTHER_RESOURCES) : key;
        denied.computeIfAbsent(kept, absent -> new LongAdder()).increment();
    }

    /** Returns what was allowed so far, by role, action and the resource of the policy that allowed it. */
    public List<Call> allowed() {
        return allowed.entrySet().stream()
                .map(entry -> entry.getKey().call(entry.getValue()))
                .sorted(Comparator.comparing(Call::roleArn)
                        .thenComparing(Call::action)
                        .thenComparing(Call::resourcePattern))
                .toList();
    }

    /** Returns what was denied so far. Beyond a thousand denials, those of the same action are not told apart. */
    public List<Denial> denials() {
        return denied.entrySet().stream()
                .map(entry -> entry.getKey().denial(entry.getValue().sum()))
                .sorted(Comparator.comparing(Denial::roleArn)
                        .thenComparing(Denial::action)
                        .thenComparing(Denial::resource))
                .toList();
    }

    /**
     * Returns what the roles' policies allow and no call has needed so far.
     *
     * @param leftOut grants that are not for calls, but for what a service does on the role's behalf, such as writing logs
     */
    public List<UnusedGrant> unused(Predicate<Grant> leftOut) {
        return roles.stream()
                .flatMap(role -> role.policies().grants().stream()
                        .filter(leftOut.negate())
                        .filter(grant -> !isUsed(role.arn(), grant))
                        .map(grant -> new UnusedGrant(role.arn(), grant)))
                .toList();
    }

    private boolean isUsed(String roleArn, Grant grant) {
        return allowed.keySet().stream()
                .anyMatch(
                        call -> call.roleArn().equals(roleArn) && grant.covers(call.action(), call.resourcePattern()));
    }

    private record Tally(String sample, LongAdder count) {}

    private record AllowedKey(String roleArn, String action, String resourcePattern) {
        Call call(Tally tally) {
            return new Call(roleArn, action, resourcePattern, tally.count().sum(), tally.sample());
        }
    }

    private record DeniedKey(String roleArn, String action, String resource) {
        Denial denial(long count) {
            return new Denial(roleArn, action, resource, count);
        }
    }
}
