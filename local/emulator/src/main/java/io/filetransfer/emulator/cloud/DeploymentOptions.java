package io.filetransfer.emulator.cloud;

import java.util.Map;

/**
 * What an endpoint needs besides the template.
 *
 * @param variables environment variables that every function gets besides its own, for example {@code AWS_ENDPOINT_URL}
 * @param snapStart whether the endpoint's Lambda takes SnapStart; where it does not, functions start without
 * @param codeInPlace whether the endpoint's Lambda is the embedded one and runs jars where they lie, which is quicker than to upload them
 */
public record DeploymentOptions(Map<String, String> variables, boolean snapStart, boolean codeInPlace) {

    /** What the embedded services need. */
    public static final DeploymentOptions EMBEDDED = new DeploymentOptions(Map.of(), true, true);
}
