package io.filetransfer.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.common.aws.SlaveInvoker;
import io.filetransfer.common.aws.SourceZone;
import io.filetransfer.common.config.FileKeys;
import io.filetransfer.common.config.TransferSettings;
import io.filetransfer.common.tables.ExecutionsTable;
import io.filetransfer.common.tables.StatusTable;
import io.filetransfer.common.testing.FakeContext;
import io.filetransfer.common.testing.InMemoryDynamoDb;
import io.filetransfer.common.testing.RecordedLog;
import io.filetransfer.common.testing.TestFiles;
import io.filetransfer.common.testing.schedule.Decider;
import io.filetransfer.common.testing.schedule.Fate;
import io.filetransfer.common.testing.schedule.QuietDeaths;
import io.filetransfer.common.testing.schedule.Schedule;
import io.filetransfer.common.testing.schedule.Step;
import io.filetransfer.emulator.s3.InMemoryS3;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Master is cut off at every moment of every call that it makes, in every way, and then run again, be it before or after the slaves
 * that it had invoked. Whatever the moment: no slave is ever invoked for a file that is not recorded, no source is touched, master
 * reports success only if it has started every file, and in the end every file was handed to a slave and is recorded.
 */
@ExtendWith(QuietDeaths.class)
class CrashProofTest {

    private static final String EVENT =
            "{\"execution_id\": \"arn:execution:a\", \"execution_start_time\": \"2026-11-22T10:00:00Z\"}";

    @ParameterizedTest(name = "{0} files, {1} per invocation, slaves in between: {2}")
    @CsvSource({"5,1,false", "5,1,true", "7,3,false", "7,3,true", "30,1,false", "30,1,true", "27,100,true"})
    void master_cutOffAtEveryMoment_startsEveryFileNextTime(int files, int filesPerInvocation, boolean slavesRun) {
        int steps = new Run(files, filesPerInvocation, 0, Fate.GO).master();

        for (int moment = 1; moment <= steps; moment++) {
            for (Fate fate : Fate.values()) {
                new Run(files, filesPerInvocation, moment, fate).checkTwoRuns(slavesRun, steps);
            }
        }
        System.out.printf("%d files: %d moments, cut off in %d ways%n", files, steps, steps * Fate.values().length);
    }

    /** A run that is stopped has one call more, in which it keeps how far it got. */
    @Test
    void master_stoppedAndCutOffAtEveryMoment_startsEveryFileNextTime() {
        Integer[] time = {300_000, 300_000, 300_000, 300_000, 29_999};
        int steps = new Run(60, 1, 0, Fate.GO).master(time);
        int undisturbed = new Run(60, 1, 0, Fate.GO).master();

        for (int moment = 1; moment <= steps; moment++) {
            for (Fate fate : Fate.values()) {
                new Run(60, 1, moment, fate).checkTwoRuns(true, undisturbed, time);
            }
        }
        System.out.printf("stopped: %d moments, cut off in %d ways%n", steps, steps * Fate.values().length);
    }

    /** A zone, a table and the slaves that were invoked. */
    private static final class Run {

        private final InMemoryS3 s3 = new InMemoryS3("zone").withPageSize(10);
        private final InMemoryDynamoDb dynamoDb = new InMemoryDynamoDb("table", "executions");
        private final TransferSettings settings =
                new TransferSettings("zone", "zone", FileKeys.of("raw", "refined"), "table", "executions");
        private final RecordedSlaves slaves = new RecordedSlaves(dynamoDb);
        private final NavigableMap<String, String> files = new TreeMap<>();
        private final int filesPerInvocation;
        private final int moment;
        private final Fate fate;
        private int taken;

        private Run(int count, int filesPerInvocation, int moment, Fate fate) {
            this.filesPerInvocation = filesPerInvocation;
            this.moment = moment;
            this.fate = fate;
            for (int i = 0; i < count; i++) {
                files.put("raw/%02d.csv".formatted(i), "content " + i);
            }
            files.forEach((file, content) -> s3.put("zone", file, content));
        }

        /** Runs master once, to its end or until it is cut off; returns how many steps it took. */
        private int master(Integer... remainingMillis) {
            Schedule schedule = new Schedule(this::decide);
            s3.hook(schedule);
            dynamoDb.hook(schedule);
            slaves.hook(schedule);
            schedule.start("master", () -> fanOut(remainingMillis));
            schedule.run(() -> {
                assertThat(slaves.unrecorded()).as("invoked before recorded").isEmpty();
                assertThat(slaves.invoked())
                        .containsAll(files.headMap(position(), true).keySet());
            });
            if (schedule.actors().getFirst().failure().isEmpty()) {
                assertThat(slaves.invoked())
                        .as("started by a master that reports success")
                        .isEqualTo(files.keySet());
            }
            return schedule.length();
        }

        /** Returns the key behind which the next run begins, and before the first key where it begins at the beginning. */
        private String position() {
            Map<String, AttributeValue> entry =
                    dynamoDb.items("executions").getOrDefault("arn:execution:a fan-out", Map.of());
            return entry.isEmpty() ? "" : entry.get("start_after").s();
        }

        private void checkTwoRuns(boolean slavesRun, int undisturbed, Integer... remainingMillis) {
            master(remainingMillis);
            if (slavesRun) {
                moveInvoked();
            } else {
                assertThat(s3.objects("zone")).isEqualTo(files);
            }
            assertThat(master()).as("steps of the second run").isLessThanOrEqualTo(undisturbed);
            moveInvoked();
            assertThat(slaves.invoked())
                    .as("cut off by %s at moment %d", fate, moment)
                    .isEqualTo(files.keySet());
            assertThat(dynamoDb.statuses().keySet()).isEqualTo(files.keySet());
            assertThat(dynamoDb.statuses().values()).containsOnly("completed");
        }

        private void fanOut(Integer... remainingMillis) throws IOException {
            ExecutionsTable executions = new ExecutionsTable(dynamoDb, "executions", InstantSource.system());
            FanOut fanOut = new FanOut(
                    new SourceZone(s3, settings),
                    new FileStarter(
                            new StatusTable(dynamoDb, "table", TestFiles.FOR_EVER),
                            executions,
                            new SlaveInvoker(slaves, "slave"),
                            filesPerInvocation),
                    executions);
            new MasterHandler(fanOut, new RecordedLog().log())
                    .handleRequest(
                            new ByteArrayInputStream(EVENT.getBytes(StandardCharsets.UTF_8)),
                            new ByteArrayOutputStream(),
                            remainingMillis.length == 0 ? new FakeContext(300_000) : new FakeContext(remainingMillis));
        }

        private void moveInvoked() {
            for (String file : slaves.invoked()) {
                if (s3.objects("zone").containsKey(file)) {
                    s3.remove("zone", file);
                }
                new StatusTable(dynamoDb, "table", TestFiles.FOR_EVER).markCompleted(file);
            }
        }

        private Decider.Decision decide(List<Step> enabled) {
            taken++;
            return new Decider.Decision(enabled.getFirst(), taken == moment ? fate : Fate.GO);
        }
    }
}
