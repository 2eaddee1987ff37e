package io.filetransfer.local.cloud;

import java.util.Map;

/**
 * What an endpoint needs besides the template.
 *
 * @param variables environment variables that every function gets besides its own, for example {@code AWS_ENDPOINT_URL}
 * @param snapStart whether the endpoint's Lambda takes SnapStart; where it does not, functions start without
 */
public record DeploymentOptions(Map<String, String> variables, boolean snapStart) {

    /** Everything as the template has it. */
    public static final DeploymentOptions NONE = new DeploymentOptions(Map.of(), true);
}
