package io.filetransfer.slave;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.common.aws.ListedFile;
import io.filetransfer.common.aws.SourceZone;
import io.filetransfer.common.events.MoveRequest;
import io.filetransfer.common.tables.StatusTable;
import io.filetransfer.common.testing.TestFiles;
import io.filetransfer.common.testing.schedule.Decider;
import io.filetransfer.common.testing.schedule.Fate;
import io.filetransfer.common.testing.schedule.Schedule;
import io.filetransfer.common.testing.schedule.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * A transfer that a seed decides in every detail: what files there are, who replaces, deletes or takes them when, in which order calls
 * take effect, and which go wrong. Another follows, of what is left and of the failed events, in which nothing goes wrong any more.
 */
final class RandomWorld {

    private static final int MAX_FILES = 4;
    private static final int MAX_WRITES = 6;
    private static final int MAX_FAULTS = 5;
    private static final Fate[] FATES = Fate.values();

    private final ProofZone zone = new ProofZone();
    private final Random random;
    private final List<String> files = new ArrayList<>();
    private final List<Schedule> schedules = new ArrayList<>();
    private final int minRepeats;
    private final int maxRepeats;
    private int version = 10;
    private int faults;
    private int faultsLeft;

    RandomWorld(long seed) {
        // Seeds next to each other would begin alike.
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        minRepeats = 1 + random.nextInt(3);
        maxRepeats = minRepeats + random.nextInt(4 - minRepeats);
    }

    void run() {
        zone.s3().withPageSize(1 + random.nextInt(MAX_FILES));
        int count = 1 + random.nextInt(1 + random.nextInt(MAX_FILES));
        for (int i = 0; i < count; i++) {
            addFile("raw/" + (char) ('a' + i) + ".csv");
        }
        faultsLeft = random.nextInt(MAX_FAULTS + 1);
        List<String> failedEvents = transfer(random.nextInt(MAX_WRITES + 1), List.of());
        faultsLeft = 0;
        List<String> repeated = Stream.concat(failedEvents.stream(), zone.lookAfterUnfinished().stream())
                .toList();
        assertThat(transfer(0, repeated))
                .as("failed events of an undisturbed transfer")
                .isEmpty();
        zone.checkAllMoved();
    }

    String trace() {
        StringBuilder traces = new StringBuilder();
        schedules.forEach(schedule -> traces.append(schedule.trace()).append(System.lineSeparator()));
        return traces.toString();
    }

    long steps() {
        return schedules.stream().mapToLong(Schedule::length).sum();
    }

    int faults() {
        return faults;
    }

    private void addFile(String file) {
        files.add(file);
        if (random.nextInt(3) == 0) {
            zone.putOlder(file, newVersion());
        }
        zone.write(file, newVersion());
    }

    /** Contents of which some are copied at once and some in parts, in some worlds all of them; no two alike. */
    private String newVersion() {
        String number = Integer.toString(++version);
        return number.repeat(minRepeats + random.nextInt(maxRepeats - minRepeats + 1));
    }

    /** Returns the events of which Lambda has made a record: no attempt is left. */
    private List<String> transfer(int writes, List<String> repeated) {
        Schedule[] schedule = new Schedule[1];
        Invocations invocations = new Invocations(zone, random, body -> schedule[0].start(body.name(), body.body()));
        schedule[0] = new Schedule(enabled -> decide(enabled, schedule[0], invocations));
        schedules.add(schedule[0]);
        zone.hook(schedule[0]);
        int filesPerInvocation = 1 + random.nextInt(3);
        schedule[0].start("master", () -> fanOut(filesPerInvocation, invocations));
        repeated.forEach(invocations::invoke);
        if (writes > 0) {
            schedule[0].start("writer", () -> write(schedule[0], writes));
        }
        schedule[0].run(() -> {
            zone.check();
            invocations.repeatFailed();
            assertThat(schedule[0].length()).as("steps of a transfer").isLessThan(2000);
        });
        return invocations.failedEvents();
    }

    /** Does what master does: records the files of a group, then invokes slaves for them. */
    private void fanOut(int filesPerInvocation, Invocations invocations) {
        StatusTable table = new StatusTable(zone.dynamoDb(), zone.transfer().statusTable(), TestFiles.FOR_EVER);
        new SourceZone(zone.s3(), zone.transfer())
                .transferredFiles(Optional.empty(), awaited -> {})
                .gather(Gatherers.windowFixed(filesPerInvocation))
                .forEach(group -> {
                    table.recordStarted(group, Optional.empty());
                    invocations.invoke(new MoveRequest(
                                    group.stream().map(ListedFile::sourceFile).toList(), Optional.of("arn:execution:a"))
                            .json());
                });
    }

    private void write(Schedule schedule, int writes) {
        for (int i = 0; i < writes; i++) {
            String file = files.get(random.nextInt(files.size()));
            switch (random.nextInt(6)) {
                case 0 -> {
                    schedule.stopAt("deletion of " + file);
                    zone.delete(file);
                }
                case 1 -> {
                    schedule.stopAt("taking of " + file);
                    zone.take(file);
                }
                default -> {
                    String content = newVersion();
                    schedule.stopAt("PutObject " + file + " = " + content);
                    zone.write(file, content);
                }
            }
        }
    }

    private Decider.Decision decide(List<Step> enabled, Schedule schedule, Invocations invocations) {
        Step step = enabled.get(random.nextInt(enabled.size()));
        if (step.actor().name().equals("writer") || faultsLeft == 0 || random.nextInt(8) > 0) {
            return new Decider.Decision(step, Fate.GO);
        }
        faults++;
        faultsLeft--;
        if (random.nextInt(3) == 0) {
            schedule.kill(step.actor());
            invocations.repeatDead();
            return new Decider.Decision(step, Fate.GO);
        }
        return new Decider.Decision(step, FATES[1 + random.nextInt(FATES.length - 1)]);
    }
}
