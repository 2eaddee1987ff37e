package io.filetransfer.local.lambda;

import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The functions there are, by name. */
final class Functions {

    private final LambdaOptions options;
    private final NavigableMap<String, FunctionPool> pools;

    Functions(LambdaOptions options, Collection<FunctionPool> pools) {
        this.options = options;
        this.pools = pools.stream()
                .collect(Collectors.toMap(
                        pool -> pool.function().name(),
                        Function.identity(),
                        (first, second) -> {
                            throw new IllegalArgumentException("Two functions are named "
                                    + first.function().name());
                        },
                        TreeMap::new));
    }

    /**
     * Finds a function.
     *
     * @param text name, partial ARN or ARN
     * @param qualifier version or alias
     * @throws LambdaServiceException when there is no such function
     */
    FunctionPool find(String text, Optional<String> qualifier) {
        FunctionReference reference = FunctionReference.parse(text, qualifier);
        return Optional.ofNullable(pools.get(reference.name()))
                .filter(pool -> reference.isIn(options)
                        && reference.qualifier().map(pool.function()::has).orElse(true))
                .orElseThrow(() -> LambdaErrors.functionNotFound(reference.arn(options)));
    }

    /** Returns all functions whose name is the given one or after it, in the order of their names. */
    Collection<FunctionPool> from(String name) {
        return pools.tailMap(name, true).values();
    }

    Collection<FunctionPool> all() {
        return pools.values();
    }
}
