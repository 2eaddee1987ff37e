package io.filetransfer.emulator.iam.policy;

/**
 * What a policy allows, as it is written there: one of a statement's actions on one of its resources.
 *
 * @param action the action, maybe with wildcards
 * @param resource the resource, maybe with wildcards
 */
public record Grant(String action, String resource) {

    /** Returns the prefix of the action's service, such as {@code s3}. */
    public String service() {
        return action.split(":", 2)[0];
    }

    /** Tells whether an action that was allowed by this resource pattern was allowed by this grant. */
    public boolean covers(String allowedAction, String resourcePattern) {
        return resource.equals(resourcePattern) && Wildcard.ignoringCase(action).matches(allowedAction);
    }
}
