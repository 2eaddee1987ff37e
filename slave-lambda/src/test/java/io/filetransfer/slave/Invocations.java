package io.filetransfer.slave;

import io.filetransfer.common.testing.schedule.Actor;
import io.filetransfer.common.testing.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Asynchronous invocations of the slave as Lambda makes them: at least once, and twice more after failures. An invocation whose time
 * is up is repeated while the calls that it had begun may still take effect.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">asynchronous errors</a>
 */
final class Invocations {

    private static final int ATTEMPTS = 3;

    private final ProofZone zone;
    private final Random random;
    private final Function<Start, Actor> starter;
    private final List<Invocation> running = new ArrayList<>();
    private final List<String> failedEvents = new ArrayList<>();
    private final int duplicateEvery;
    private int events;

    Invocations(ProofZone zone, Random random, Function<Start, Actor> starter) {
        this.zone = zone;
        this.random = random;
        this.starter = starter;
        duplicateEvery = 1 + random.nextInt(8);
    }

    /** Queues an event; now and then Lambda delivers it twice. */
    void invoke(String event) {
        int number = ++events;
        start("slave " + number, event, 1);
        if (random.nextInt(duplicateEvery) == 0) {
            start("slave " + number + " again", event, 1);
        }
    }

    /** Repeats what has failed. */
    void repeatFailed() {
        repeat(invocation -> invocation.actor().failure().isPresent());
    }

    /** Repeats what is dead, which does not mean that all its calls have ended. */
    void repeatDead() {
        repeat(invocation -> invocation.actor().isDead());
    }

    /** Returns the events whose every attempt has failed: Lambda makes a record of each. */
    List<String> failedEvents() {
        return List.copyOf(failedEvents);
    }

    private void repeat(Predicate<Invocation> condition) {
        List<Invocation> repeated = running.stream().filter(condition).toList();
        running.removeAll(repeated);
        repeated.forEach(this::repeat);
    }

    private void repeat(Invocation failed) {
        if (failed.attempt() < ATTEMPTS) {
            start(failed.name(), failed.event(), failed.attempt() + 1);
        } else {
            failedEvents.add(failed.event());
        }
    }

    private void start(String name, String event, int attempt) {
        Actor actor = starter.apply(new Start(name + ", attempt " + attempt, () -> zone.invoke(event)));
        running.add(new Invocation(name, event, attempt, actor));
    }

    /** An actor to be started. */
    record Start(String name, Schedule.Body body) {}

    /** A started one. */
    private record Invocation(String name, String event, int attempt, Actor actor) {}
}
