package io.filetransfer.emulator.iam.policy;

import java.util.Map;

/**
 * What a request needs: one action on one resource.
 *
 * @param action the action, such as {@code s3:GetObject}
 * @param resource the resource's ARN, or {@code *} for an action that knows no resources
 * @param context the values of condition keys that the request has
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">Actions,
 *     resources, and condition keys for AWS services</a>
 */
public record Permission(String action, String resource, Map<String, String> context) {

    /** The resource of an action that knows none. */
    public static final String ANY_RESOURCE = "*";

    public Permission {
        context = Map.copyOf(context);
    }

    /** Returns an action on a resource, without condition keys of its own. */
    public static Permission of(String action, String resource) {
        return new Permission(action, resource, Map.of());
    }
}
