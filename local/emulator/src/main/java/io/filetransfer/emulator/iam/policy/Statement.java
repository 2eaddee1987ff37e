package io.filetransfer.emulator.iam.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One statement of a policy.
 *
 * @param denies whether its effect is Deny
 * @param actions patterns of actions
 * @param resources patterns of ARNs
 * @param conditions all of which must hold
 */
record Statement(boolean denies, List<Wildcard> actions, List<Wildcard> resources, List<Condition> conditions) {

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
}
