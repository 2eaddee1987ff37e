package io.filetransfer.local.lambda;

import static java.util.function.Predicate.not;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One function as {@code template.yaml} describes it.
 *
 * <p>The bounds are those of <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda
 * quotas</a> and of <a
 * href="https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html">asynchronous
 * invocation</a>.
 *
 * @param name the function's name
 * @param code a shaded jar, or a folder laid out like an unpacked deployment package (classes, and jars under
 *     {@code lib})
 * @param handler class name, or {@code class::method}
 * @param environment the function's own environment variables
 * @param timeout how long one invocation may take, 1 s to 900 s
 * @param memoryMegabytes 128 to 10,240
 * @param maximumRetryAttempts how often an asynchronous invocation that failed is tried again, 0 to 2
 * @param maximumEventAge how old an asynchronous event may get before it is dropped, 1 minute to 6 hours
 * @param roleArn the execution role: who the function is for the services that it calls
 * @param reservedConcurrency how many invocations run at the same time at most, if that is limited
 * @param alias the alias of the published version, if one is published
 * @param snapStart whether the published version starts from a snapshot: not made here, but hooks run around the place where it would
 *     be
 * @param log what its log looks like
 */
public record FunctionSpec(
        String name,
        Path code,
        String handler,
        Map<String, String> environment,
        Duration timeout,
        int memoryMegabytes,
        int maximumRetryAttempts,
        Duration maximumEventAge,
        String roleArn,
        OptionalInt reservedConcurrency,
        Optional<String> alias,
        boolean snapStart,
        FunctionLog log) {

    private static final String PUBLISHED_VERSION = "1";

    /** What Lambda uses when a template does not say how often to retry. */
    public static final int DEFAULT_MAXIMUM_RETRY_ATTEMPTS = 2;

    /** What Lambda uses when a template does not say how old an event may get. */
    public static final Duration DEFAULT_MAXIMUM_EVENT_AGE = Duration.ofHours(6);

    /** A function that is not published. */
    FunctionSpec(
            String name,
            Path code,
            String handler,
            Map<String, String> environment,
            Duration timeout,
            int memoryMegabytes,
            int maximumRetryAttempts,
            Duration maximumEventAge,
            String roleArn) {
        this(
                name,
                code,
                handler,
                environment,
                timeout,
                memoryMegabytes,
                maximumRetryAttempts,
                maximumEventAge,
                roleArn,
                OptionalInt.empty(),
                Optional.empty(),
                false,
                FunctionLog.text(name));
    }

    /** @throws IllegalArgumentException naming every field that is out of its bounds, its value and the bounds */
    public FunctionSpec {
        environment = Map.copyOf(environment);
        List<String> problems = Stream.of(
                        expect(name.matches("[a-zA-Z0-9-_]{1,64}"), "name", name, "1 to 64 letters, digits, - or _"),
                        expect(Files.exists(code), "code", code, "an existing jar or folder"),
                        expect(!handler.isBlank(), "handler", handler, "a class name, or class::method"),
                        expect(within(timeout, 1, 900), "timeout", timeout, "1 s to 900 s"),
                        expect(within(memoryMegabytes, 128, 10_240), "memory", memoryMegabytes, "128 to 10240 MB"),
                        expect(within(maximumRetryAttempts, 0, 2), "retry attempts", maximumRetryAttempts, "0 to 2"),
                        expect(
                                within(maximumEventAge, 60, 21_600),
                                "maximum event age",
                                maximumEventAge,
                                "60 s to 6 h"),
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

    /** Returns whether a version or alias is one that the function has; there is one version, number 1. */
    boolean has(String qualifier) {
        return qualifier.equals(FunctionReference.LATEST)
                || (alias.isPresent() && (alias.get().equals(qualifier) || qualifier.equals(PUBLISHED_VERSION)));
    }

    /** Returns the version that runs. */
    String version() {
        return alias.isPresent() ? PUBLISHED_VERSION : FunctionReference.LATEST;
    }

    private static String expect(boolean holds, String field, Object value, String expected) {
        return holds ? "" : field + " is '" + value + "', expected " + expected;
    }

    private static boolean within(long value, long lowest, long highest) {
        return value >= lowest && value <= highest;
    }

    private static boolean within(Duration value, long lowestSeconds, long highestSeconds) {
        return value.compareTo(Duration.ofSeconds(lowestSeconds)) >= 0
                && value.compareTo(Duration.ofSeconds(highestSeconds)) <= 0;
    }
}
