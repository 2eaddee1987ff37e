package io.filetransfer.emulator.cloud;

import io.filetransfer.emulator.lambda.LambdaService;
import io.filetransfer.emulator.template.EventInvokeResource;
import io.filetransfer.emulator.template.FunctionResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.FunctionCode;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;
import software.amazon.awssdk.services.lambda.model.State;

/**
 * Creates functions from their jars, and publishes them as SAM does: with an alias, on which the handling of asynchronous invocations
 * is set. A function is used when Lambda says that it is active, see <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html">Lambda function states</a>.
 */
final class FunctionDeployer {

    private static final String RUNTIME = "java25";
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

    private final LambdaClient lambda;
    private final DeploymentOptions options;

    FunctionDeployer(LambdaClient lambda, DeploymentOptions options) {
        this.lambda = lambda;
        this.options = options;
    }

    /**
     * Deploys functions. All are published before the first is waited for, since a snapshot takes its time, and all have their aliases
     * before one becomes a destination.
     *
     * @throws UnusableFunctionException when a function cannot start
     */
    void deploy(List<FunctionResource> functions) {
        functions.forEach(this::create);
        Map<FunctionResource, Optional<String>> versions = new LinkedHashMap<>();
        functions.forEach(function -> versions.put(function, publish(function)));
        versions.forEach(this::release);
        functions.forEach(this::configureEvents);
    }

    private void create(FunctionResource function) {
        lambda.createFunction(creation(function));
        awaitActive(function.name(), null);
        function.reservedConcurrency()
                .ifPresent(reserved -> lambda.putFunctionConcurrency(concurrency ->
                        concurrency.functionName(function.name()).reservedConcurrentExecutions(reserved)));
    }

    private Optional<String> publish(FunctionResource function) {
        return function.alias()
                .map(alias -> lambda.publishVersion(publication -> publication.functionName(function.name()))
                        .version());
    }

    /** Waits for the version: with SnapStart it is not there before its snapshot. */
    private void release(FunctionResource function, Optional<String> version) {
        awaitActive(function.name(), version.orElse(null));
        version.ifPresent(number -> lambda.createAlias(alias -> alias.functionName(function.name())
                .name(function.alias().orElseThrow())
                .functionVersion(number)));
    }

    private void configureEvents(FunctionResource function) {
        EventInvokeResource events = function.eventInvoke();
        lambda.putFunctionEventInvokeConfig(config -> config.functionName(function.name())
                .qualifier(function.alias().orElse(null))
                .maximumRetryAttempts(events.maximumRetryAttempts())
                .maximumEventAgeInSeconds(
                        Math.toIntExact(events.maximumEventAge().toSeconds()))
                .destinationConfig(to ->
                        events.onFailure().ifPresent(arn -> to.onFailure(failures -> failures.destination(arn)))));
    }

    private CreateFunctionRequest creation(FunctionResource function) {
        CreateFunctionRequest.Builder creation = CreateFunctionRequest.builder()
                .functionName(function.name())
                .runtime(RUNTIME)
                .handler(function.handler())
                .role(function.roleArn())
                .code(code(function))
                .timeout(Math.toIntExact(function.timeout().toSeconds()))
                .memorySize(function.memoryMegabytes())
                .environment(environment -> environment.variables(variables(function)))
                .loggingConfig(logging -> logging.logGroup(function.logGroup())
                        .logFormat(LogFormat.JSON)
                        .applicationLogLevel(function.logLevel()));
        if (function.snapStart() && options.snapStart()) {
            creation.snapStart(snapStart -> snapStart.applyOn(SnapStartApplyOn.PUBLISHED_VERSIONS));
        }
        return creation.build();
    }

    private Map<String, String> variables(FunctionResource function) {
        Map<String, String> variables = new TreeMap<>(function.environment());
        variables.putAll(options.variables());
        return variables;
    }

    private void awaitActive(String function, String version) {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        GetFunctionConfigurationResponse there = describe(function, version);
        while (there.state() == State.PENDING && System.nanoTime() < deadline) {
            pause();
            there = describe(function, version);
        }
        if (there.state() != null && there.state() != State.ACTIVE) {
            throw new UnusableFunctionException(function, there.stateAsString(), there.stateReason());
        }
    }

    private GetFunctionConfigurationResponse describe(String function, String version) {
        return lambda.getFunctionConfiguration(
                there -> there.functionName(function).qualifier(version));
    }

    private FunctionCode code(FunctionResource function) {
        FunctionCode.Builder code = FunctionCode.builder();
        if (options.codeInPlace()) {
            String jar = function.code().toAbsolutePath().toString();
            return code.s3Bucket(LambdaService.THIS_MACHINE).s3Key(jar).build();
        }
        try {
            byte[] jar = Files.readAllBytes(function.code());
            return code.zipFile(SdkBytes.fromByteArrayUnsafe(jar)).build();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the code of " + function.name(), e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_INTERVAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a function was being created", e);
        }
    }
}
