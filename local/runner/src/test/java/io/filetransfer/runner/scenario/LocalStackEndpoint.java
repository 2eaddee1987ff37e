package io.filetransfer.runner.scenario;

import io.filetransfer.emulator.cloud.CloudClients;
import io.filetransfer.emulator.cloud.DeploymentOptions;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * LocalStack in a container, one for the whole suite. Its functions run in containers of their own, to which LocalStack tells its address
 * as {@code AWS_ENDPOINT_URL}. With an access key that is not an account's number, resources belong to account 000000000000.
 *
 * @see <a href="https://docs.localstack.cloud/aws/services/lambda/">LocalStack: Lambda</a>
 * @see <a href="https://docs.localstack.cloud/aws/capabilities/config/credentials">LocalStack: Credentials</a>
 */
final class LocalStackEndpoint {

    /** The last version that starts without a token. */
    private static final String IMAGE = "localstack/localstack:4.14.0";

    private LocalStackEndpoint() {}

    static boolean hasDocker() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    /** @param divisor what waiting times are divided by */
    @SuppressWarnings("resource")
    static ScenarioEndpoint start(int divisor) {
        LocalStackContainer container = new LocalStackContainer(DockerImageName.parse(IMAGE))
                .withEnv("SERVICES", "s3,dynamodb,lambda,stepfunctions,iam,sts,logs")
                .withEnv("DEFAULT_REGION", ScenarioEndpoint.REGION);
        container.start();
        Declarations declarations = Endpoints.declarations();
        return new ScenarioEndpoint(
                IMAGE + " at " + container.getEndpoint(),
                CloudClients.of(container.getEndpoint(), container.getEndpoint(), ScenarioEndpoint.REGION),
                declarations,
                new DeploymentOptions(Map.of(), declarations.has(Capability.snapStart), false),
                divisor,
                speed -> {},
                container::stop);
    }
}
