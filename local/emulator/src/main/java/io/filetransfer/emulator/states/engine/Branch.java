package io.filetransfer.emulator.states.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One line of control in an execution: the top level, or a branch of a Parallel state, with its chain of events. */
final class Branch {

    private final History history;
    private final List<Branch> children = new ArrayList<>();
    private long lastEventId;
    private boolean stopped;
    private Optional<State> open = Optional.empty();
    private Optional<Thread> thread = Optional.empty();

    Branch(History history, long lastEventId) {
        this.history = history;
        this.lastEventId = lastEventId;
    }

    /** Binds the thread that runs this branch, to be interrupted when the branch is stopped. */
    void runBy(Thread runner) {
        synchronized (history) {
            thread = Optional.of(runner);
            if (stopped) {
                runner.interrupt();
            }
        }
    }

    /**
     * Records an event as the next of this branch.
     *
     * @return the event's id
     * @throws InterruptedException when the branch was stopped
     */
    long record(Event event) throws InterruptedException {
        synchronized (history) {
            if (stopped) {
                throw new InterruptedException("the branch was stopped");
            }
            lastEventId = history.append(lastEventId, event);
            return lastEventId;
        }
    }

    /** Records an event as the next of this branch, which the one after it does not follow. */
    void note(Event event) throws InterruptedException {
        synchronized (history) {
            long before = lastEventId;
            record(event);
            lastEventId = before;
        }
    }

    long enter(State state, Event event) throws InterruptedException {
        synchronized (history) {
            long id = record(event);
            open = Optional.of(state);
            return id;
        }
    }

    void exit(Event event) throws InterruptedException {
        synchronized (history) {
            record(event);
            open = Optional.empty();
        }
    }

    /** Makes the branches of a Parallel state, each chained to the event recorded last, and stopped if this one is. */
    List<Branch> fork(int count) {
        synchronized (history) {
            children.clear();
            for (int i = 0; i < count; i++) {
                Branch child = new Branch(history, lastEventId);
                child.stopped = stopped;
                children.add(child);
            }
            return List.copyOf(children);
        }
    }

    /** Goes on after the last event of the given child. */
    void join(Branch last) {
        synchronized (history) {
            lastEventId = last.lastEventId;
            children.clear();
        }
    }

    /** Stops all children of a Parallel state whose given child failed, and records what that cut short. */
    void abandonChildren(Branch failed) {
        synchronized (history) {
            for (Branch child : children) {
                child.abort(failed.lastEventId);
            }
            join(failed);
        }
    }

    /** Stops this branch and everything below without a trace in the history. */
    void stop() {
        synchronized (history) {
            stopped = true;
            children.forEach(Branch::stop);
            thread.ifPresent(Thread::interrupt);
        }
    }

    boolean stopped() {
        synchronized (history) {
            return stopped;
        }
    }

    long lastEventId() {
        synchronized (history) {
            return lastEventId;
        }
    }

    private void abort(long failedEventId) {
        if (stopped) {
            return;
        }
        for (Branch child : children) {
            child.abort(failedEventId);
        }
        stop();
        open.flatMap(Event::aborted).ifPresent(event -> history.append(failedEventId, event));
    }
}
