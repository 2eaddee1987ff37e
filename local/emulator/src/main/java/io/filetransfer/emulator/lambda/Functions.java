package io.filetransfer.emulator.lambda;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The functions there are, by name. */
final class Functions {

    private final LambdaOptions options;
    private final FunctionPool.EnvironmentFactory environments;
    private final ConcurrentNavigableMap<String, DeployedFunction> byName = new ConcurrentSkipListMap<>();

    Functions(LambdaOptions options, FunctionPool.EnvironmentFactory environments) {
        this.options = options;
        this.environments = environments;
    }

    /** @throws LambdaServiceException when there is a function of this name */
    void create(FunctionSpec spec) {
        if (byName.putIfAbsent(spec.name(), new DeployedFunction(spec, this::pool)) != null) {
            throw LambdaServiceException.conflict("Function already exist: " + spec.name());
        }
    }

    /**
     * Finds a function.
     *
     * @param text name, partial ARN or ARN
     * @throws LambdaServiceException when there is no such function
     */
    DeployedFunction find(String text) {
        FunctionReference reference = FunctionReference.parse(text, Optional.empty());
        return find(reference).orElseThrow(() -> LambdaServiceException.functionNotFound(reference.arn(options)));
    }

    /**
     * Finds a version of a function, {@code $LATEST} unless another one is named.
     *
     * @throws LambdaServiceException when there is no such function
     */
    InvocationTarget target(FunctionReference reference) {
        return find(reference)
                .flatMap(function -> function.target(reference.qualifier().orElse(FunctionReference.LATEST)))
                .orElseThrow(() -> LambdaServiceException.functionNotFound(reference.arn(options)));
    }

    /** Returns all functions, in the order of their names. */
    Collection<DeployedFunction> all() {
        return byName.values();
    }

    private Optional<DeployedFunction> find(FunctionReference reference) {
        return Optional.ofNullable(byName.get(reference.name())).filter(function -> reference.isIn(options));
    }

    /** A function with a reserved concurrency of 0 is switched off: its events wait. */
    private FunctionPool pool(FunctionSpec version, DeployedFunction function) {
        return new FunctionPool(
                version,
                () -> Math.min(
                        options.maxEnvironmentsPerFunction(),
                        function.reservedConcurrency().orElse(Integer.MAX_VALUE)),
                environments);
    }
}
