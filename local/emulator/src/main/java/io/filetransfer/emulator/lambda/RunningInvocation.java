package io.filetransfer.emulator.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An event that an execution environment has been given. Guarded by its environment. */
final class RunningInvocation {

    private final Invocation invocation;
    private final Instant deadline;
    private final long started = System.nanoTime();
    private Optional<InvocationResult> result = Optional.empty();

    RunningInvocation(Invocation invocation, Duration timeout) {
        this.invocation = invocation;
        this.deadline = Instant.now().plus(timeout);
    }

    Invocation invocation() {
        return invocation;
    }

    Instant deadline() {
        return deadline;
    }

    boolean hasId(String requestId) {
        return invocation.requestId().equals(requestId);
    }

    boolean isAnswered() {
        return result.isPresent();
    }

    /** Keeps the first answer: what the runtime reports after an answer that was refused does not replace it. */
    void answer(InvocationResult first) {
        result = result.or(() -> Optional.of(first));
    }

    /** Completes the outcome with the answer. */
    void finish(EnvironmentLog log, Optional<Duration> start) {
        InvocationResult answer = result.orElseThrow();
        try {
            log.end(
                    invocation.requestId(),
                    answer.functionError().isPresent(),
                    Duration.ofNanos(System.nanoTime() - started),
                    start);
        } finally {
            invocation.outcome().complete(answer);
        }
    }
}
