package io.filetransfer.local.scenario;

import io.filetransfer.local.cloud.CloudClients;
import io.filetransfer.local.cloud.DeploymentOptions;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * LocalStack in a container, one for the whole suite. Its functions run in containers of their own, to which LocalStack tells its address
 * as {@code AWS_ENDPOINT_URL}.
 *
 * @see <a href="https://docs.localstack.cloud/aws/services/lambda/">LocalStack: Lambda</a>
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
        Declarations declarations = Declarations.of("localstack");
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
