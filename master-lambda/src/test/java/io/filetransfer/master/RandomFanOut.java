package io.filetransfer.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.common.Deadline;
import io.filetransfer.common.aws.SlaveInvoker;
import io.filetransfer.common.aws.SourceZone;
import io.filetransfer.common.config.FileKeys;
import io.filetransfer.common.config.TransferSettings;
import io.filetransfer.common.events.Execution;
import io.filetransfer.common.events.MoveRequest;
import io.filetransfer.common.tables.ExecutionsTable;
import io.filetransfer.common.tables.StatusTable;
import io.filetransfer.common.testing.InMemoryDynamoDb;
import io.filetransfer.common.testing.TestFiles;
import io.filetransfer.common.testing.schedule.Decider;
import io.filetransfer.common.testing.schedule.Fate;
import io.filetransfer.common.testing.schedule.Schedule;
import io.filetransfer.common.testing.schedule.Step;
import io.filetransfer.emulator.s3.InMemoryS3;
import io.filetransfer.master.FanOutResult.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Runs of master for one execution after another that a seed decides: which files there are and which arrive meanwhile, in which order
 * the calls of concurrent groups take effect, which of them go wrong, when the time is up, and when the slaves run.
 */
final class RandomFanOut {

    private static final Instant START = Instant.parse("2026-11-22T10:15:30.500Z");
    private static final Instant LATER = START.plusSeconds(60);
    private static final int MAX_FILES = 110;
    private static final int MAX_DISTURBED_RUNS = 3;
    private static final int MAX_FAULTS = 3;
    private static final Fate[] FATES = Fate.values();

    private final InMemoryDynamoDb dynamoDb = new InMemoryDynamoDb("table", "executions");
    private final RecordedSlaves slaves = new RecordedSlaves(dynamoDb);
    private final StatusTable table = new StatusTable(dynamoDb, "table", TestFiles.FOR_EVER);
    private final NavigableSet<String> early = new TreeSet<>();
    private final NavigableSet<String> late = new TreeSet<>();
    private final Map<String, Instant> uploaded = new HashMap<>();
    private final List<Schedule> schedules = new ArrayList<>();
    private final Random random;
    private final InMemoryS3 s3;
    private final int filesPerInvocation;
    private int moved;
    private int faultsLeft;
    private boolean failed;

    RandomFanOut(long seed) {
        // Seeds next to each other would begin alike.
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        s3 = new InMemoryS3("zone").withPageSize(1 + random.nextInt(40));
        filesPerInvocation = 1 + random.nextInt(random.nextBoolean() ? 3 : 60);
    }

    /**
     * A run that records a file once more while a slave moves it, and fails before it invokes another one, leaves the item started: so
     * that only where no run has failed every item must be completed.
     */
    void run() {
        int files = random.nextInt(MAX_FILES + 1);
        for (int i = 0; i < files; i++) {
            arrive(START.minusSeconds(random.nextInt(2)), early);
        }
        Execution first = new Execution("arn:execution:first", START);
        for (int i = random.nextInt(MAX_DISTURBED_RUNS + 1); i > 0; i--) {
            faultsLeft = random.nextInt(MAX_FAULTS + 1);
            master(first, stopsAfter(slaves.requests().size() + random.nextInt(MAX_FILES)), early);
        }
        faultsLeft = 0;
        assertThat(master(first, () -> 300_000, early))
                .as("success of the last run")
                .isTrue();
        assertThat(slaves.invoked()).containsAll(early);
        assertThat(master(new Execution("arn:execution:second", LATER), () -> 300_000, uploaded.keySet()))
                .isTrue();
        assertThat(slaves.invoked()).isEqualTo(uploaded.keySet());
        move(Integer.MAX_VALUE);
        assertThat(dynamoDb.statuses().keySet()).isEqualTo(uploaded.keySet());
        assertThat(s3.objects("zone")).isEmpty();
        if (!failed) {
            assertThat(dynamoDb.statuses().values()).allMatch("completed"::equals);
        }
    }

    String trace() {
        StringBuilder traces = new StringBuilder();
        schedules.forEach(schedule -> traces.append(schedule.trace()).append(System.lineSeparator()));
        return traces.toString();
    }

    /** Returns whether the run succeeded. */
    private boolean master(Execution execution, IntSupplier remainingMillis, Collection<String> owed) {
        int before = slaves.requests().size();
        Schedule schedule = new Schedule(this::decide);
        schedules.add(schedule);
        s3.hook(schedule);
        dynamoDb.hook(schedule);
        slaves.hook(schedule);
        schedule.start(
                "master", () -> requireStarted(fanOut().run(Optional.of(execution), new Deadline(remainingMillis))));
        schedule.run(() -> {
            meanwhile();
            check(execution);
        });
        List<MoveRequest> requests = slaves.requests();
        checkRun(execution, requests.subList(before, requests.size()));
        boolean succeeded = schedule.actors().getFirst().failure().isEmpty();
        failed |= !succeeded;
        if (succeeded) {
            assertThat(slaves.invoked()).as("started, at success").containsAll(owed);
        }
        return succeeded;
    }

    private static void requireStarted(FanOutResult result) {
        if (result.outcome() != Outcome.STARTED) {
            throw new FanOutUnfinishedException(result.message());
        }
    }

    private FanOut fanOut() {
        TransferSettings settings =
                new TransferSettings("zone", "zone", FileKeys.of("raw", "refined"), "table", "executions");
        ExecutionsTable executions = new ExecutionsTable(dynamoDb, "executions", InstantSource.system());
        return new FanOut(
                new SourceZone(s3, settings),
                new FileStarter(table, executions, new SlaveInvoker(slaves, "slave"), filesPerInvocation),
                executions);
    }

    /** What must hold at every moment. */
    private void check(Execution execution) {
        assertThat(slaves.unrecorded()).as("invoked before recorded").isEmpty();
        String position = Optional.ofNullable(dynamoDb.items("executions").get(execution.id() + " fan-out"))
                .map(entry -> entry.get("start_after").s())
                .orElse("");
        assertThat(slaves.invoked()).as("in front of the position").containsAll(early.headSet(position, true));
        assertThat(remembered(execution)).as("what a check finds").containsAll(waitedFor(execution));
    }

    private Set<String> waitedFor(Execution execution) {
        return dynamoDb.items().entrySet().stream()
                .filter(item -> AttributeValue.fromS(execution.id())
                                .equals(item.getValue().get("execution_id"))
                        && item.getValue().get("file_transfer_status").s().equals("started"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Returns what is in the index, and what the execution remembers. */
    private Set<String> remembered(Execution execution) {
        Set<String> found = dynamoDb.items().entrySet().stream()
                .filter(item -> item.getValue().containsKey("unfinished_in"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        dynamoDb.items("executions").forEach((key, entry) -> {
            if (key.startsWith(execution.id() + " pending#")) {
                entry.get("files").l().forEach(file -> found.add(file.s()));
            }
        });
        return found;
    }

    private void checkRun(Execution execution, List<MoveRequest> requests) {
        assertThat(requests.stream().flatMap(request -> RecordedSlaves.keys(request).stream()))
                .as("files of one run")
                .doesNotHaveDuplicates();
        for (MoveRequest request : requests) {
            assertThat(RecordedSlaves.keys(request)).hasSizeLessThanOrEqualTo(filesPerInvocation);
            assertThat(RecordedSlaves.keys(request).stream().map(uploaded::get).map(execution::answersFor))
                    .as("files in scope of %s", request)
                    .containsOnly(request.executionId().isPresent());
            assertThat(request.executionId().orElse(execution.id())).isEqualTo(execution.id());
        }
    }

    /** Files arrive, and slaves move some of those that they were invoked for. */
    private void meanwhile() {
        if (faultsLeft > 0 && random.nextInt(20) == 0) {
            arrive(START.plusSeconds(1 + random.nextInt(50)), late);
        }
        if (random.nextInt(4) == 0) {
            move(random.nextInt(10));
        }
    }

    private void arrive(Instant time, NavigableSet<String> kind) {
        String key = "raw/%04d-%d.csv".formatted(random.nextInt(10_000), uploaded.size());
        kind.add(key);
        uploaded.put(key, time.truncatedTo(ChronoUnit.SECONDS));
        s3.withClock(() -> time).put("zone", key, key);
    }

    private void move(int requests) {
        List<MoveRequest> all = slaves.requests();
        for (int i = 0; i < requests && moved < all.size(); i++) {
            RecordedSlaves.keys(all.get(moved++)).forEach(key -> {
                s3.remove("zone", key);
                table.markCompleted(key);
            });
        }
    }

    private IntSupplier stopsAfter(int requests) {
        return () -> slaves.requests().size() < requests ? 300_000 : 29_999;
    }

    private Decider.Decision decide(List<Step> enabled) {
        Step step = enabled.get(random.nextInt(enabled.size()));
        if (faultsLeft == 0 || random.nextInt(30) > 0) {
            return new Decider.Decision(step, Fate.GO);
        }
        faultsLeft--;
        return new Decider.Decision(step, FATES[1 + random.nextInt(FATES.length - 1)]);
    }
}
