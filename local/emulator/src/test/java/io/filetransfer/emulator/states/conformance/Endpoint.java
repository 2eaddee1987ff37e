package io.filetransfer.emulator.states.conformance;

import io.filetransfer.emulator.states.TestStepFunctions;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The Step Functions that the cases are run against: with {@code -Dscenario.endpoint=http://host:port} that one, in the
 * region {@code -Dscenario.region}, else the embedded one. {@code -Dscenario.endpoint.kind=moto} names the file under
 * {@code conformance/endpoints} that says which cases the endpoint gets wrong;
 * {@code -Dscenario.role} the role of the state machines, where that has to exist.
 *
 * @param client its client
 * @param embedded whether it is the embedded one
 * @param kind what is known about endpoints of its kind
 * @param pollInterval the time between two looks at an execution
 * @param functions where it has functions that a case can define, those by the bytes they return; gives their ARN
 * @param closer ends what was started for it
 */
record Endpoint(
        SfnClient client,
        boolean embedded,
        EndpointKind kind,
        Duration pollInterval,
        Optional<BiFunction<String, Integer, String>> functions,
        Runnable closer)
        implements AutoCloseable {

    static Endpoint ofSystemProperties() {
        String url = System.getProperty("scenario.endpoint", "");
        return url.isEmpty() ? embeddedOne() : remote(URI.create(url));
    }

    private static Endpoint embeddedOne() {
        TestStepFunctions server = new TestStepFunctions();
        return new Endpoint(
                server.client,
                true,
                EndpointKind.CONFORMING,
                Duration.ofMillis(20),
                Optional.of(server::functionReturning),
                server::close);
    }

    private static Endpoint remote(URI url) {
        SfnClient client = SfnClient.builder()
                .endpointOverride(url)
                .region(Region.of(System.getProperty("scenario.region", "us-east-1")))
                .credentialsProvider(AwsCredentialsProviderChain.of(
                        EnvironmentVariableCredentialsProvider.create(),
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"))))
                .build();
        return new Endpoint(client, false, namedKind(), Duration.ofMillis(200), Optional.empty(), client::close);
    }

    private static EndpointKind namedKind() {
        String name = System.getProperty("scenario.endpoint.kind", "");
        return name.isEmpty() ? EndpointKind.CONFORMING : EndpointKind.read(name);
    }

    /** Returns why a case cannot be run here, whatever the endpoint supports; empty when it can. */
    Optional<String> missing(Case tested) {
        return tested.functions().isEmpty() || functions.isPresent()
                ? Optional.empty()
                : Optional.of("only the embedded endpoint has functions for it");
    }

    String roleArn() {
        return System.getProperty("scenario.role", "arn:aws:iam::123456789012:role/conformance");
    }

    @Override
    public void close() {
        closer.run();
    }
}
