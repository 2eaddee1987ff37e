package io.filetransfer.runner.scenario;

import io.filetransfer.emulator.cloud.CloudClients;
import io.filetransfer.emulator.cloud.CloudOptions;
import io.filetransfer.emulator.cloud.DeploymentOptions;
import io.filetransfer.emulator.cloud.LocalCloud;
import io.filetransfer.emulator.http.Gateway;
import io.filetransfer.emulator.iam.Guard;
import io.filetransfer.emulator.lambda.LambdaOptions;
import io.filetransfer.emulator.lambda.LambdaService;
import io.filetransfer.emulator.states.engine.TimeScale;
import io.filetransfer.emulator.template.Stack;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Opens the endpoint that system properties name: none of them the embedded one, {@code scenario=localstack} a container,
 * {@code scenario.endpoint=URL} one that runs already. For the latter {@code scenario.endpoint.kind} names its declarations, and
 * {@code scenario.lambda} the address of another Lambda, or {@code embedded}. {@code scenario.divisor} sets what waiting times are
 * divided by where the clock is real.
 */
final class Endpoints {

    static final double USUAL_SPEED = 60;

    private static final int INVOCATIONS = 2;

    /** Long enough for a scenario to see the first failure before the second attempt. */
    private static final List<Duration> ASYNC_RETRY_DELAYS = List.of(Duration.ofSeconds(2));

    private Endpoints() {}

    static String kind() {
        if (System.getProperty("scenario.endpoint") != null) {
            return System.getProperty("scenario.endpoint.kind", "unknown");
        }
        return System.getProperty("scenario", "embedded");
    }

    /** Returns what the endpoint is declared to be. */
    static Declarations declarations() {
        return Declarations.of(kind());
    }

    /** @param stack what is to be deployed, whose roles the embedded services enforce */
    static ScenarioEndpoint open(Stack stack, Path workDirectory) {
        String address = System.getProperty("scenario.endpoint");
        if (address != null) {
            return given(URI.create(address), workDirectory);
        }
        return switch (kind()) {
            case "embedded" -> embedded(stack, workDirectory);
            case "localstack" -> LocalStackEndpoint.start(divisor());
            default -> throw new IllegalArgumentException("scenario=" + kind() + ", expected embedded or localstack");
        };
    }

    private static ScenarioEndpoint embedded(Stack stack, Path workDirectory) {
        AtomicReference<Double> speed = new AtomicReference<>(USUAL_SPEED);
        CloudOptions options = new CloudOptions(
                0,
                workDirectory,
                ScenarioEndpoint.REGION,
                declarations().account(),
                wait -> TimeScale.dividedBy(speed.get()).scale(wait),
                ASYNC_RETRY_DELAYS,
                INVOCATIONS);
        LocalCloud cloud = LocalCloud.start(stack, options);
        return new ScenarioEndpoint(
                "the embedded services at " + cloud.endpoint(),
                cloud.clients(),
                declarations(),
                DeploymentOptions.EMBEDDED,
                1,
                speed::set,
                cloud::close);
    }

    private static ScenarioEndpoint given(URI endpoint, Path workDirectory) {
        Declarations declarations = declarations();
        String lambda = System.getProperty("scenario.lambda", endpoint.toString());
        if (!lambda.equals("embedded")) {
            DeploymentOptions deployment =
                    new DeploymentOptions(Map.of(), declarations.has(Capability.snapStart), false);
            return given(endpoint, URI.create(lambda), declarations, deployment, () -> {});
        }
        LambdaService service = new LambdaService(
                new LambdaOptions(
                        ScenarioEndpoint.REGION,
                        declarations().account(),
                        () -> endpoint,
                        INVOCATIONS,
                        ASYNC_RETRY_DELAYS,
                        workDirectory),
                new Guard(Map.of(), List.of()));
        Gateway gateway = Gateway.start(0, Map.of("lambda", service));
        DeploymentOptions deployment = new DeploymentOptions(
                Map.of("AWS_ENDPOINT_URL_LAMBDA", gateway.endpoint().toString()), true, true);
        return given(endpoint, gateway.endpoint(), declarations, deployment, () -> {
            gateway.close();
            service.close();
        });
    }

    private static ScenarioEndpoint given(
            URI endpoint, URI lambda, Declarations declarations, DeploymentOptions deployment, Runnable shutDown) {
        return new ScenarioEndpoint(
                endpoint + " with Lambda at " + lambda,
                CloudClients.of(endpoint, lambda, ScenarioEndpoint.REGION),
                declarations,
                deployment,
                divisor(),
                speed -> {},
                shutDown);
    }

    private static int divisor() {
        return Integer.getInteger("scenario.divisor", 30);
    }
}
