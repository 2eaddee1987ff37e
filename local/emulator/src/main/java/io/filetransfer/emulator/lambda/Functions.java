package io.filetransfer.emulator.lambda;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/** The functions there are, by ARN. */
final class Functions {

    private final LambdaOptions options;
    private final Function<FunctionPool, ExecutionEnvironment> environments;
    private final Map<String, DeployedFunction> byArn = new ConcurrentSkipListMap<>();

    /** @param environments starts an environment for a pool, without waiting until it is up */
    Functions(LambdaOptions options, Function<FunctionPool, ExecutionEnvironment> environments) {
        this.options = options;
        this.environments = environments;
    }

    /**
     * Creates a function, and returns the place where its latest version takes its events.
     *
     * @throws LambdaServiceException when there is a function of this name
     */
    FunctionPool create(FunctionSpec spec) {
        DeployedFunction function = new DeployedFunction(spec, options.maxEnvironmentsPerFunction(), environments);
        if (byArn.putIfAbsent(options.arnOf(spec.name()), function) != null) {
            throw LambdaServiceException.conflict("Function already exist: " + spec.name());
        }
        return function.latest();
    }

    /** @throws LambdaServiceException when there is no such function */
    DeployedFunction function(FunctionReference reference) {
        return Optional.ofNullable(byArn.get(reference.functionArn()))
                .orElseThrow(() -> LambdaServiceException.functionNotFound(reference.arn()));
    }

    /** Finds a version of a function; an empty result means that there is none. */
    Optional<InvocationTarget> find(FunctionReference reference) {
        return Optional.ofNullable(byArn.get(reference.functionArn())).flatMap(function -> function.target(reference));
    }

    /**
     * Finds a version of a function, {@code $LATEST} unless another one is named.
     *
     * @throws LambdaServiceException when there is no such function
     */
    InvocationTarget target(FunctionReference reference) {
        return find(reference).orElseThrow(() -> LambdaServiceException.functionNotFound(reference.arn()));
    }

    /** Returns all functions by ARN, in the order of their names. */
    Map<String, DeployedFunction> all() {
        return byArn;
    }
}
