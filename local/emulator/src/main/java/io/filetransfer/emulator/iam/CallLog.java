package io.filetransfer.emulator.iam;

import io.filetransfer.emulator.iam.policy.Grant;
import io.filetransfer.emulator.iam.policy.Permission;
import io.filetransfer.emulator.iam.policy.Policies;
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

    private final Map<String, Policies> roles;
    private final Map<Key, LongAdder> allowed = new ConcurrentHashMap<>();
    private final Map<Key, LongAdder> denied = new ConcurrentHashMap<>();

    CallLog(Map<String, Policies> roles) {
        this.roles = roles;
    }

    void allowed(String roleArn, Permission permission, String resourcePattern) {
        count(allowed, new Key(roleArn, permission.action(), resourcePattern));
    }

    void denied(String roleArn, String action, String resource) {
        Key key = new Key(roleArn, action, resource);
        boolean tooMany = denied.size() >= MOST_DENIALS && !denied.containsKey(key);
        count(denied, tooMany ? new Key(roleArn, action, OTHER_RESOURCES) : key);
    }

    /** Returns what was allowed so far, by role, action and the resource of the policy that allowed it. */
    public List<Call> allowed() {
        return sorted(allowed);
    }

    /** Returns what was denied so far. Beyond a thousand denials, those of the same action are not told apart. */
    public List<Call> denials() {
        return sorted(denied);
    }

    /**
     * Returns what the roles' policies allow and no call has needed so far.
     *
     * @param leftOut grants that are not for calls, but for what a service does on the role's behalf, such as writing logs
     */
    public List<UnusedGrant> unused(Predicate<Grant> leftOut) {
        return roles.entrySet().stream()
                .flatMap(role -> role.getValue().grants().stream()
                        .filter(leftOut.negate())
                        .filter(grant -> !isUsed(role.getKey(), grant))
                        .map(grant -> new UnusedGrant(role.getKey(), grant)))
                .toList();
    }

    private boolean isUsed(String roleArn, Grant grant) {
        return allowed.keySet().stream()
                .anyMatch(call -> call.roleArn().equals(roleArn) && grant.covers(call.action(), call.resource()));
    }

    private static void count(Map<Key, LongAdder> calls, Key key) {
        calls.computeIfAbsent(key, absent -> new LongAdder()).increment();
    }

    private static List<Call> sorted(Map<Key, LongAdder> calls) {
        return calls.entrySet().stream()
                .map(entry -> entry.getKey().call(entry.getValue().sum()))
                .sorted(Comparator.comparing(Call::roleArn)
                        .thenComparing(Call::action)
                        .thenComparing(Call::resource))
                .toList();
    }

    private record Key(String roleArn, String action, String resource) {
        Call call(long count) {
            return new Call(roleArn, action, resource, count);
        }
    }
}
