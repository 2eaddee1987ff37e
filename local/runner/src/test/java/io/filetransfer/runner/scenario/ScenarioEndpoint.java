package io.filetransfer.runner.scenario;

import io.filetransfer.emulator.cloud.CloudClients;
import io.filetransfer.emulator.cloud.DeploymentOptions;
import java.util.function.DoubleConsumer;

/**
 * An AWS to run scenarios on.
 *
 * @param name for messages
 * @param clients its services
 * @param declarations what it lacks
 * @param deployment what deploying to it takes
 * @param definitionDivisor what waiting times in the definition are divided by when it is deployed, because the endpoint's clock is real
 * @param clock sets how fast the endpoint's own clock runs, where that can be set
 * @param shutDown ends what was started for it
 */
record ScenarioEndpoint(
        String name,
        CloudClients clients,
        Declarations declarations,
        DeploymentOptions deployment,
        int definitionDivisor,
        DoubleConsumer clock,
        Runnable shutDown)
        implements AutoCloseable {

    static final String REGION = "us-east-1";

    @Override
    public void close() {
        clients.close();
        shutDown.run();
    }
}
