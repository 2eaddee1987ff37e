package io.filetransfer.common.testing.schedule;

import io.filetransfer.emulator.calls.CallHook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Runs actors so that one step is taken at a time and a decider says which. Actors run on virtual threads and stop at every moment of
 * a call to a model of AWS, for which a schedule is the hook. Once every thread is still, be it at such a point or waiting for another
 * thread of its actor, the decider chooses; the same decisions give the same run. Threads that an actor starts belong to it.
 */
public final class Schedule implements CallHook {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ThreadLocal<Strand> CURRENT = new Inherited();

    private final List<Strand> strands = new CopyOnWriteArrayList<>();
    private final List<Actor> actors = new CopyOnWriteArrayList<>();
    private final List<String> trace = new ArrayList<>();
    private final Decider decider;
    private Step lastStep;
    private volatile boolean abandoned;

    /** Creates a schedule without actors. */
    public Schedule(Decider decider) {
        this.decider = decider;
    }

    /**
     * Adds an actor, which stops before it does anything. May be called by actors and between steps.
     *
     * @param name a name that no other actor has
     * @param body what it does
     * @return the actor
     */
    public Actor start(String name, Body body) {
        Actor actor = new Actor(name);
        Strand strand = new Strand(actor, name, strands::add);
        Thread thread = Thread.ofVirtual()
                .name(name)
                .inheritInheritableThreadLocals(false)
                .unstarted(() -> run(strand, body));
        strand.runsOn(thread);
        actors.add(actor);
        strands.add(strand);
        thread.start();
        return actor;
    }

    /**
     * Takes steps until every actor has ended or the decider abandons the schedule.
     *
     * @param afterStep called after every step, while nothing moves; may add actors
     */
    public void run(Runnable afterStep) {
        try {
            awaitStillness();
            for (List<Step> enabled = enabled(); !enabled.isEmpty(); enabled = enabled()) {
                Decider.Decision decision = decider.decide(enabled);
                if (decision == null) {
                    return;
                }
                trace.add(decision.toString());
                lastStep = decision.step();
                decision.step().take(decision.fate());
                awaitStillness();
                afterStep.run();
                awaitStillness();
            }
        } finally {
            abandon();
        }
    }

    /** Returns the steps taken so far, one per line. */
    public String trace() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < trace.size(); i++) {
            lines.append("%n%4d. %s".formatted(i + 1, trace.get(i)));
        }
        return lines.toString();
    }

    /** Returns the step that was taken last; only during and after a run. */
    public Step lastStep() {
        return lastStep;
    }

    /** Returns how many steps were taken. */
    public int length() {
        return trace.size();
    }

    /** Returns the actors in the order in which they were added. */
    public List<Actor> actors() {
        return List.copyOf(actors);
    }

    /** Returns what every thread has learnt and where it is: with the state of the models, all that the rest of a run depends on. */
    public String state() {
        return strands.stream().map(Strand::state).sorted().collect(Collectors.joining("\n"));
    }

    /**
     * Stops the calling actor at a point of its own.
     *
     * @param point what it is about to do
     */
    public void stopAt(String point) {
        before(point);
        after(point, "done");
    }

    /** Ends an invocation: calls that it has begun may still take effect, later ones have none. */
    public void kill(Actor actor) {
        trace.add(actor.name() + " dies");
        actor.die();
    }

    @Override
    public void before(String call) {
        Strand strand = here();
        if (strand != null) {
            requireAlive(strand, call);
            await(strand, call);
        }
    }

    @Override
    public void within(String call, Object soFar) {
        Strand strand = here();
        if (strand != null) {
            strand.learn(call + " so far " + soFar);
            await(strand, call + " (later effect)");
        }
    }

    @Override
    public void after(String call, Object outcome) {
        Strand strand = here();
        if (strand == null) {
            return;
        }
        strand.learn(call + " -> " + outcome);
        Fate fate = strand.takeAfterEffect();
        if (fate != null) {
            cutOff(strand, fate, call);
        }
        requireAlive(strand, call);
    }

    private void await(Strand strand, String point) {
        Fate fate = strand.await(point);
        if (abandoned) {
            throw new InvocationDiedError(point);
        }
        if (fate.isBeforeEffect()) {
            cutOff(strand, fate, point);
        }
        if (fate.isAfterEffect()) {
            strand.afterEffect(fate);
        }
    }

    private void requireAlive(Strand strand, String call) {
        if (abandoned || strand.actor().isDead()) {
            throw new InvocationDiedError(call);
        }
    }

    private static void cutOff(Strand strand, Fate fate, String call) {
        strand.learn(call + " -> " + fate);
        if (fate.isDeadly()) {
            strand.actor().die();
        }
        if (fate.isUnwinding()) {
            throw new InvocationDiedError(call);
        }
        throw error(fate, call);
    }

    private static RuntimeException error(Fate fate, String call) {
        return fate.isAfterEffect()
                ? SdkClientException.create("connection reset during " + call)
                : SdkServiceException.builder()
                        .statusCode(500)
                        .message("internal error at " + call)
                        .build();
    }

    private Strand here() {
        Strand strand = CURRENT.get();
        if (strand != null) {
            strand.runsOn(Thread.currentThread());
        }
        return strand;
    }

    private void run(Strand strand, Body body) {
        CURRENT.set(strand);
        try {
            stopAt("start");
            body.run();
            strand.actor().ended(null);
        } catch (Throwable e) {
            strand.actor().ended(e);
        }
    }

    private List<Step> enabled() {
        return strands.stream()
                .filter(strand -> strand.waitingAt() != null)
                .sorted(Comparator.comparing(Strand::id))
                .map(Step::new)
                .toList();
    }

    private void awaitStillness() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int spins = 0; !isStill(); spins++) {
            pause(spins);
            requireBefore(deadline);
        }
    }

    /** Waits a little. Nothing depends on how long: it only leaves the processor to those who are to become still. */
    @SuppressWarnings("ThreadPriorityCheck")
    private static void pause(int spins) {
        if (spins < 200) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(20_000);
        }
    }

    /**
     * Every thread waits or has ended, and of every actor that has not ended, one thread waits at a point: if it only waits for
     * threads that have ended, or for time to pass, it is about to go on.
     */
    private boolean isStill() {
        List<Strand> known = List.copyOf(strands);
        return known.stream().allMatch(Strand::isStill)
                && actors.stream().allMatch(actor -> isAtPointOrEnded(actor, known))
                && strands.size() == known.size();
    }

    private static boolean isAtPointOrEnded(Actor actor, List<Strand> known) {
        List<Strand> own =
                known.stream().filter(strand -> strand.actor() == actor).toList();
        return own.stream().allMatch(Strand::hasEnded) || own.stream().anyMatch(strand -> strand.waitingAt() != null);
    }

    private void requireBefore(long deadline) {
        if (System.nanoTime() > deadline) {
            throw new IllegalStateException("the actors neither end nor stop:\n" + state() + trace());
        }
    }

    private void abandon() {
        abandoned = true;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int spins = 0; !strands.stream().allMatch(Strand::hasEnded); spins++) {
            strands.stream().filter(strand -> strand.waitingAt() != null).forEach(strand -> strand.goOn(Fate.DIE));
            pause(spins);
            requireBefore(deadline);
        }
    }

    /** What an actor does; whatever it throws is kept for the test to judge. */
    @FunctionalInterface
    public interface Body {

        /** Does it. */
        void run() throws Exception;
    }

    /** Makes a thread that a strand starts a strand of the same actor. */
    private static final class Inherited extends InheritableThreadLocal<Strand> {

        @Override
        protected Strand childValue(Strand parent) {
            return parent == null || isForThePlatform() ? null : parent.fork();
        }

        /** Threads that carry virtual threads are started by whichever thread happens to block. */
        private static boolean isForThePlatform() {
            return StackWalker.getInstance()
                    .walk(frames -> frames.limit(12)
                            .anyMatch(frame -> frame.getClassName().equals("jdk.internal.misc.CarrierThread")));
        }
    }
}
