package io.filetransfer.common.testing.schedule;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One thread of an actor. It waits at every point until the schedule lets it go on. */
final class Strand {

    private final Actor actor;
    private final String id;
    private final Consumer<Strand> register;
    private final AtomicInteger forks = new AtomicInteger();
    private final Digest seen = new Digest();
    private volatile Thread thread;
    private volatile String waitingAt;
    private volatile Fate fate;
    private Fate afterEffect;

    Strand(Actor actor, String id, Consumer<Strand> register) {
        this.actor = actor;
        this.id = id;
        this.register = register;
    }

    Actor actor() {
        return actor;
    }

    String id() {
        return id;
    }

    /** Returns the point where it waits; null while it does not. */
    String waitingAt() {
        return waitingAt;
    }

    /** Returns a strand for a thread that this one is starting. */
    Strand fork() {
        Strand child = new Strand(actor, id + "/" + forks.incrementAndGet(), register);
        register.accept(child);
        return child;
    }

    void runsOn(Thread newThread) {
        thread = newThread;
    }

    /** Records what its program has learnt, on which alone depends what it does next. */
    void learn(String fact) {
        seen.add(fact);
    }

    String state() {
        return id + "@" + waitingAt + "#" + seen;
    }

    /** Waits at a point, whether or not interrupted, as the server does not see that its caller was. */
    Fate await(String point) {
        waitingAt = point;
        boolean interrupted = false;
        while (waitingAt != null) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return fate;
    }

    /** Keeps what becomes of the present call once it has taken effect. */
    void afterEffect(Fate newFate) {
        afterEffect = newFate;
    }

    Fate takeAfterEffect() {
        Fate taken = afterEffect;
        afterEffect = null;
        return taken;
    }

    void goOn(Fate newFate) {
        fate = newFate;
        waitingAt = null;
        LockSupport.unpark(thread);
    }

    /**
     * Returns whether it cannot go on by itself: it waits at a point or for another strand, or has ended. The states of virtual threads
     * are exact: a thread that was unparked is runnable at once.
     */
    boolean isStill() {
        Thread known = thread;
        if (known == null) {
            return false;
        }
        Thread.State state = known.getState();
        return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING || state == Thread.State.TERMINATED;
    }

    boolean hasEnded() {
        Thread known = thread;
        return known != null && known.getState() == Thread.State.TERMINATED;
    }
}
