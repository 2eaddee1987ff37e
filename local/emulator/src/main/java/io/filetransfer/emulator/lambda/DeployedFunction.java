package io.filetransfer.emulator.lambda;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A function, what is published of it, and how it is invoked. Nothing changes its code or configuration, so there is one version at
 * most: publishing again returns the same, see <a
 * href="https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html">PublishVersion</a>.
 */
final class DeployedFunction {

    private static final String FIRST_VERSION = "1";

    private final Function<FunctionPool, ExecutionEnvironment> environments;
    private final int maxEnvironments;
    private final FunctionPool latest;
    private final Map<String, String> versionsByAlias = new HashMap<>();
    private final Map<String, EventInvokeConfig> handlingByQualifier = new HashMap<>();
    private Optional<FunctionPool> published = Optional.empty();
    private volatile int reserved = Integer.MAX_VALUE;

    DeployedFunction(
            FunctionSpec latest, int maxEnvironments, Function<FunctionPool, ExecutionEnvironment> environments) {
        this.maxEnvironments = maxEnvironments;
        this.environments = environments;
        this.latest = pool(latest);
    }

    FunctionPool latest() {
        return latest;
    }

    synchronized FunctionPool publish() {
        if (published.isEmpty()) {
            FunctionPool version = pool(latest.function().published(FIRST_VERSION));
            published = Optional.of(version);
            if (version.function().startsFromSnapshot()) {
                version.initialize();
            }
        }
        return published.get();
    }

    /**
     * Names a version.
     *
     * @throws LambdaServiceException when there is no such version, or the name is taken
     */
    synchronized void alias(String name, String version, String functionArn) {
        if (pool(version).isEmpty()) {
            throw LambdaServiceException.functionNotFound(functionArn + ":" + version);
        }
        if (versionsByAlias.putIfAbsent(name, version) != null) {
            throw LambdaServiceException.conflict("Alias already exists: " + functionArn + ":" + name);
        }
    }

    synchronized void handle(String qualifier, EventInvokeConfig config) {
        handlingByQualifier.put(qualifier, config);
    }

    /**
     * Sets how many invocations of a version run at the same time at most. On AWS its versions share the number. With
     * 0 the function is switched off: its events wait.
     */
    void reserve(int concurrency) {
        reserved = concurrency;
    }

    /** Finds what a version's number or an alias stands for; an empty result means that there is none. */
    synchronized Optional<InvocationTarget> target(FunctionReference reference) {
        String qualifier = reference.version();
        return pool(versionsByAlias.getOrDefault(qualifier, qualifier))
                .map(pool -> new InvocationTarget(
                        pool,
                        reference.functionArn() + ":" + qualifier,
                        handlingByQualifier.getOrDefault(qualifier, EventInvokeConfig.DEFAULT)));
    }

    synchronized Stream<FunctionPool> pools() {
        return Stream.concat(Stream.of(latest), published.stream());
    }

    private Optional<FunctionPool> pool(String version) {
        return pools().filter(pool -> pool.function().version().equals(version)).findFirst();
    }

    private FunctionPool pool(FunctionSpec version) {
        return new FunctionPool(version, () -> Math.min(maxEnvironments, reserved), environments);
    }
}
