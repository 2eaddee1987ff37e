package io.filetransfer.emulator.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** An event that an execution environment has been given. Guarded by its environment. */
final class RunningInvocation {

    private final Invocation invocation;
    private final Instant deadline;
    private final long started = System.nanoTime();
    private Optional<Answer> answer = Optional.empty();

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
        return answer.isPresent();
    }

    /** Keeps the first answer: what the runtime reports after an answer that was refused does not replace it. */
    void answer(Answer first) {
        answer = answer.or(() -> Optional.of(first));
    }

    /** Completes the outcome with the answer. */
    void finish(EnvironmentLog log, int memoryMegabytes, OptionalLong maxMemory, Optional<Duration> start) {
        String text = "";
        try {
            text = log.end(new InvocationReport(
                    invocation.requestId(),
                    answer.orElseThrow().failed(),
                    elapsed(),
                    memoryMegabytes,
                    maxMemory,
                    start));
        } finally {
            invocation.outcome().complete(answer.orElseThrow().withLog(text));
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
