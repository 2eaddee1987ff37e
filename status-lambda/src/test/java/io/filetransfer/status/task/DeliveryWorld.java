package io.filetransfer.status.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.common.Deadline;
import io.filetransfer.common.tables.ExecutionsTable;
import io.filetransfer.common.testing.InMemoryDynamoDb;
import io.filetransfer.common.testing.schedule.Decider.Decision;
import io.filetransfer.common.testing.schedule.Fate;
import io.filetransfer.common.testing.schedule.Schedule;
import io.filetransfer.common.testing.schedule.Step;
import io.filetransfer.status.task.FakeActivity.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Executions whose status functions run beside each other, and a seed that decides everything: in which order calls take effect, which
 * functions die at which of their calls, which answers get lost, how slow everything is, which executions are stopped, and whether
 * somebody reports by hand. The state machine runs a function again that has failed. After a while nothing goes wrong any more.
 */
final class DeliveryWorld {

    private static final int MAX_EXECUTIONS = 5;
    private static final int MAX_FAULTS = 12;
    private static final int MAX_STEPS = 5000;
    private static final int CHECKS_TO_THE_END = 3;
    private static final int MAX_HISTORY_LAG = 8;
    private static final String WAITING_POLL = "GetActivityTask (later effect)";
    private static final Fate[] FATES = Fate.values();

    private final Random random;
    private final FakeActivity activity = new FakeActivity();
    private final FakeStepFunctions sfn = new FakeStepFunctions(activity);
    private final InMemoryDynamoDb dynamoDb = new InMemoryDynamoDb("status", "executions");
    private final ExecutionsTable executions = new ExecutionsTable(dynamoDb, "executions", activity);
    private final Delivery delivery = new Delivery(
            new ActivityPoller(sfn, "activity", activity, Duration.ZERO), executions, new ExecutionHistory(sfn), sfn);
    private final Map<String, CheckRuns> checks = new TreeMap<>();
    private final Map<String, Instant> startTimes = new HashMap<>();
    private final Schedule schedule = new Schedule(this::decide);
    private int faultsLeft;
    private int faults;

    DeliveryWorld(long seed) {
        // Seeds next to each other would begin alike.
        random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    void run() {
        sfn.hook(schedule);
        dynamoDb.hook(schedule);
        activity.historyLag(seconds(random.nextInt(MAX_HISTORY_LAG)));
        faultsLeft = random.nextInt(MAX_FAULTS + 1);
        int executions = 1 + random.nextInt(MAX_EXECUTIONS);
        for (int i = 0; i < executions; i++) {
            String id = "execution " + i;
            activity.startIn(seconds(random.nextInt(10)), id);
            startRun(CheckRuns.of(id, id), 10 + random.nextInt(random.nextBoolean() ? 400 : 10));
            if (random.nextInt(4) == 0) {
                startRun(CheckRuns.of(id + " at once", id), 10 + random.nextInt(400));
            }
        }
        if (random.nextInt(3) == 0) {
            startRun(CheckRuns.byHand(), 10 + random.nextInt(300));
        }
        schedule.run(this::afterStep);
        checkEnd();
    }

    String trace() {
        return schedule.trace();
    }

    int steps() {
        return schedule.length();
    }

    int faults() {
        return faults;
    }

    /** Starts a function once some time has passed. */
    private void startRun(CheckRuns check, int inSeconds) {
        checks.put(check.id, check);
        String name = check.nextRun();
        startTimes.put(name, activity.instant().plusSeconds(inSeconds));
        check.actor = schedule.start(name, () -> {
            check.begins(activity.instant(), faultsLeft == 0);
            Instant deadline = check.deadline();
            Deadline remaining = new Deadline(() -> Math.toIntExact(
                    Duration.between(activity.instant(), deadline).toMillis()));
            if (!delivery.deliver(check.owner, Outcome.success(check.reporter()), remaining, !check.isFirst())) {
                throw new MissingTaskError();
            }
        });
    }

    private Decision decide(List<Step> enabled) {
        if (random.nextInt(20) == 0) {
            activity.pass(seconds(random.nextInt(6)));
        }
        List<Step> ready = ready(enabled);
        while (ready.isEmpty()) {
            activity.pass(Duration.between(activity.instant(), nextMoment(enabled)));
            ready = ready(enabled);
        }
        Step step = ready.get(random.nextInt(ready.size()));
        return new Decision(step, faultsLeft > 0 && random.nextInt(6) == 0 ? fault(step) : Fate.GO);
    }

    private List<Step> ready(List<Step> enabled) {
        return enabled.stream().filter(this::isReady).toList();
    }

    /** A poll waits for its answer, and a function for the time at which it is started. */
    private boolean isReady(Step step) {
        String name = step.actor().name();
        return switch (step.point()) {
            case "start" -> !startTimes.get(name).isAfter(activity.instant());
            case WAITING_POLL -> sfn.hasAnswer(name);
            default -> true;
        };
    }

    private Instant nextMoment(List<Step> enabled) {
        Stream<Instant> starts = enabled.stream()
                .filter(step -> step.point().equals("start"))
                .map(step -> startTimes.get(step.actor().name()));
        return Stream.concat(starts, activity.nextEvent().stream())
                .min(Instant::compareTo)
                .orElseThrow(() -> new AssertionError("nothing will ever happen to " + enabled));
    }

    private Fate fault(Step step) {
        faults++;
        faultsLeft--;
        switch (random.nextInt(8)) {
            case 0 -> stopAnExecution();
            case 1 -> sfn.repeatNextAnswer();
            case 2, 3 -> schedule.kill(step.actor());
            default -> {
                return FATES[1 + random.nextInt(FATES.length - 1)];
            }
        }
        return Fate.GO;
    }

    private void stopAnExecution() {
        List<CheckRuns> waiting = checks.values().stream()
                .filter(check -> !check.isByHand() && activity.isWaiting(check.reporter()))
                .toList();
        if (!waiting.isEmpty()) {
            CheckRuns check = waiting.get(random.nextInt(waiting.size()));
            activity.stop(check.reporter());
            checks.values().stream()
                    .filter(other -> other.owner.equals(check.owner))
                    .forEach(other -> other.stopped = true);
        }
    }

    private void afterStep() {
        assertThat(schedule.length()).as("steps").isLessThan(MAX_STEPS);
        activity.answers().forEach(DeliveryWorld::requireOwn);
        List.copyOf(checks.values()).forEach(this::superviseRun);
    }

    /** Does what Lambda and the state machine do: ends a function whose time is up, and runs one again that has failed. */
    private void superviseRun(CheckRuns check) {
        if (check.isOverdue(activity.instant())) {
            schedule.kill(check.actor);
        }
        if (check.done || !(check.actor.isDead() || check.actor.hasEnded())) {
            return;
        }
        if (check.stopped || check.isByHand() || check.hasSucceeded()) {
            check.done = true;
            check.requireAnswered(activity);
        } else {
            startRun(check, check.isMissing() ? 30 : 1 + random.nextInt(random.nextInt(4) == 0 ? 300 : 30));
        }
    }

    private static void requireOwn(Answer answer) {
        assertThat(answer.outcome())
                .as("answer of %s", answer.executionId())
                .isIn("\"" + answer.executionId() + "\"", "\"by hand\"");
    }

    private void checkEnd() {
        assertThat(activity.answers()).extracting(Answer::executionId).doesNotHaveDuplicates();
        checks.values().forEach(check -> {
            assertThat(check.done).as("%s has ended", check.id).isTrue();
            assertThat(check.runsInCalm)
                    .as("runs of %s once nothing goes wrong", check.id)
                    .isLessThanOrEqualTo(CHECKS_TO_THE_END);
        });
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
