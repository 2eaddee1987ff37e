package io.filetransfer.emulator.lambda;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A function, what is published of it, and how it is invoked. Nothing changes its code or configuration, so there is one version at
 * most: publishing again returns the same, see <a
 * href="https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html">PublishVersion</a>.
 */
final class DeployedFunction {

    /** Makes the place where one version takes its events. */
    @FunctionalInterface
    interface Pools {
        FunctionPool create(FunctionSpec version, DeployedFunction function);
    }

    private static final String FIRST_VERSION = "1";

    private final Pools pools;
    private final FunctionPool latest;
    private final Map<String, String> versionsByAlias = new HashMap<>();
    private final Map<String, EventInvokeConfig> handlingByQualifier = new HashMap<>();
    private Optional<FunctionPool> published = Optional.empty();
    private volatile OptionalInt reservedConcurrency = OptionalInt.empty();

    DeployedFunction(FunctionSpec latest, Pools pools) {
        this.pools = pools;
        this.latest = pools.create(latest, this);
    }

    FunctionSpec latest() {
        return latest.function();
    }

    synchronized FunctionPool publish() {
        if (published.isEmpty()) {
            FunctionPool version = pools.create(latest().published(FIRST_VERSION), this);
            published = Optional.of(version);
            if (version.function().startsFromSnapshot()) {
                version.initialize();
            }
        }
        return published.get();
    }

    /** Names a version, and returns whether the name was free. */
    synchronized boolean alias(String name, String version) {
        return versionsByAlias.putIfAbsent(name, version) == null;
    }

    synchronized Optional<String> versionOf(String alias) {
        return Optional.ofNullable(versionsByAlias.get(alias));
    }

    synchronized void handle(String qualifier, EventInvokeConfig config) {
        handlingByQualifier.put(qualifier, config);
    }

    /** Sets how many invocations of a version run at the same time at most. On AWS its versions share the number. */
    void reserve(int concurrency) {
        reservedConcurrency = OptionalInt.of(concurrency);
    }

    OptionalInt reservedConcurrency() {
        return reservedConcurrency;
    }

    /** Finds what a version's number or an alias stands for; an empty result means that there is none. */
    synchronized Optional<InvocationTarget> target(String qualifier) {
        return pool(versionsByAlias.getOrDefault(qualifier, qualifier))
                .map(pool -> new InvocationTarget(
                        pool, qualifier, handlingByQualifier.getOrDefault(qualifier, EventInvokeConfig.DEFAULT)));
    }

    synchronized Stream<FunctionPool> pools() {
        return Stream.concat(Stream.of(latest), published.stream());
    }

    private Optional<FunctionPool> pool(String version) {
        return pools().filter(pool -> pool.function().version().equals(version)).findFirst();
    }
}
