package io.filetransfer.common.testing.schedule;

import java.util.Optional;

/** Something that runs beside others, for example one invocation of a function; it may use several threads. */
public final class Actor {

    private final String name;
    private volatile boolean dead;
    private volatile boolean ended;
    private volatile Throwable failure;

    Actor(String name) {
        this.name = name;
    }

    /** Returns its name, unique in a schedule. */
    public String name() {
        return name;
    }

    /** Returns whether its body has returned or thrown. */
    public boolean hasEnded() {
        return ended;
    }

    /** Returns whether it has died: no call that it has yet to begin has an effect. */
    public boolean isDead() {
        return dead;
    }

    /** Returns what its body threw. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    void die() {
        dead = true;
    }

    void ended(Throwable thrown) {
        failure = thrown;
        ended = true;
    }
}
