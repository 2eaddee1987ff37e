package io.filetransfer.emulator.lambda;

import static java.util.function.Predicate.not;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One version of a function.
 *
 * <p>The bounds are those of <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda
 * quotas</a>.
 *
 * @param name the function's name
 * @param version {@code $LATEST}, or the number of a published version
 * @param code its jar
 * @param handler class name, or {@code class::method}
 * @param environment the function's own environment variables
 * @param timeout how long one invocation may take, 1 s to 900 s
 * @param memoryMegabytes 128 to 10,240
 * @param roleArn the execution role: who the function is for the services that it calls
 * @param snapStart whether published versions start from a snapshot: not made here, but hooks run around the place where it would be
 * @param log what its log looks like
 */
record FunctionSpec(
        String name,
        String version,
        FunctionCode code,
        String handler,
        Map<String, String> environment,
        Duration timeout,
        int memoryMegabytes,
        String roleArn,
        boolean snapStart,
        FunctionLog log) {

    /** @throws IllegalArgumentException naming every field that is out of its bounds, its value and the bounds */
    FunctionSpec {
        environment = Map.copyOf(environment);
        List<String> problems = Stream.of(
                        expect(name.matches("[a-zA-Z0-9-_]{1,64}"), "name", name, "1 to 64 letters, digits, - or _"),
                        expect(!handler.isBlank(), "handler", handler, "a class name, or class::method"),
                        expect(within(timeout.toSeconds(), 1, 900), "timeout", timeout, "1 s to 900 s"),
                        expect(within(memoryMegabytes, 128, 10_240), "memory", memoryMegabytes, "128 to 10240 MB"),
                        expect(
                                LambdaVariables.reservedIn(environment).isEmpty(),
                                "environment",
                                LambdaVariables.reservedIn(environment),
                                "no variable that Lambda reserves"))
                .filter(not(String::isEmpty))
                .toList();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    problems.stream().collect(Collectors.joining("; ", "Function " + name + ": ", "")));
        }
    }

    /** Returns the same function as a published version. */
    FunctionSpec published(String number) {
        return new FunctionSpec(
                name, number, code, handler, environment, timeout, memoryMegabytes, roleArn, snapStart, log);
    }

    /** Returns whether environments of this version come from a snapshot: {@code $LATEST} has none. */
    boolean startsFromSnapshot() {
        return snapStart && !version.equals(FunctionReference.LATEST);
    }

    private static String expect(boolean holds, String field, Object value, String expected) {
        return holds ? "" : field + " is '" + value + "', expected " + expected;
    }

    private static boolean within(long value, long lowest, long highest) {
        return value >= lowest && value <= highest;
    }
}
