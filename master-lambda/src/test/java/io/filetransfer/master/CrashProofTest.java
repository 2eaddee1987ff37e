package io.filetransfer.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.common.ExecutionsTable;
import io.filetransfer.common.FileKeys;
import io.filetransfer.common.Json;
import io.filetransfer.common.MoveRequest;
import io.filetransfer.common.SlaveInvoker;
import io.filetransfer.common.SourceFile;
import io.filetransfer.common.SourceZone;
import io.filetransfer.common.TransferSettings;
import io.filetransfer.common.TransferStatusTable;
import io.filetransfer.common.testing.CallHook;
import io.filetransfer.common.testing.FakeContext;
import io.filetransfer.common.testing.InMemoryDynamoDb;
import io.filetransfer.common.testing.InMemoryS3;
import io.filetransfer.common.testing.TestFiles;
import io.filetransfer.common.testing.schedule.Decider;
import io.filetransfer.common.testing.schedule.Fate;
import io.filetransfer.common.testing.schedule.Schedule;
import io.filetransfer.common.testing.schedule.Step;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * Master is cut off at every moment of every call that it makes, in every way, and then run again, be it before or after the slaves
 * that it had invoked. Whatever the moment: no slave is ever invoked for a file that is not recorded, no source is touched, master
 * reports success only if it has started every file, and in the end every file was handed to a slave and is recorded.
 */
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

    /** A zone, a table and the slaves that were invoked. */
    private static final class Run {

        private final InMemoryS3 s3 = new InMemoryS3("zone").withPageSize(10);
        private final InMemoryDynamoDb dynamoDb = new InMemoryDynamoDb("table", "executions");
        private final TransferSettings settings =
                new TransferSettings("zone", "zone", FileKeys.of("raw", "refined"), "table", "executions");
        private final RecordedSlaves slaves = new RecordedSlaves(dynamoDb);
        private final Map<String, String> files = new TreeMap<>();
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
        private int master() {
            Schedule schedule = new Schedule(this::decide);
            s3.hook(schedule);
            dynamoDb.hook(schedule);
            slaves.hook = schedule;
            schedule.start("master", this::fanOut);
            schedule.run(() ->
                    assertThat(slaves.unrecorded).as("invoked before recorded").isEmpty());
            if (schedule.actors().getFirst().failure().isEmpty()) {
                assertThat(slaves.invoked)
                        .as("started by a master that reports success")
                        .isEqualTo(files.keySet());
            }
            return schedule.length();
        }

        private void checkTwoRuns(boolean slavesRun, int undisturbed) {
            master();
            if (slavesRun) {
                moveInvoked();
            } else {
                assertThat(s3.objects("zone")).isEqualTo(files);
            }
            assertThat(master()).as("steps of the second run").isLessThanOrEqualTo(undisturbed);
            moveInvoked();
            assertThat(slaves.invoked)
                    .as("cut off by %s at moment %d", fate, moment)
                    .isEqualTo(files.keySet());
            assertThat(dynamoDb.statuses().keySet()).isEqualTo(files.keySet());
            assertThat(dynamoDb.statuses().values()).containsOnly("completed");
        }

        private void fanOut() throws IOException {
            FanOut fanOut = new FanOut(
                    new SourceZone(s3, settings),
                    new FileStarter(
                            new TransferStatusTable(dynamoDb, "table", TestFiles.FOR_EVER),
                            new SlaveInvoker(slaves, "slave"),
                            filesPerInvocation),
                    new ExecutionsTable(dynamoDb, "executions", InstantSource.system()));
            new MasterHandler(fanOut)
                    .handleRequest(
                            new ByteArrayInputStream(EVENT.getBytes(StandardCharsets.UTF_8)),
                            new ByteArrayOutputStream(),
                            new FakeContext(300_000));
        }

        private void moveInvoked() {
            for (String file : slaves.invoked) {
                if (s3.objects("zone").containsKey(file)) {
                    s3.remove("zone", file);
                }
                new TransferStatusTable(dynamoDb, "table", TestFiles.FOR_EVER).markCompleted(file);
            }
        }

        private Decider.Decision decide(List<Step> enabled) {
            taken++;
            return new Decider.Decision(enabled.getFirst(), taken == moment ? fate : Fate.GO);
        }
    }

    /** A Lambda service that keeps which files it was given. */
    private static final class RecordedSlaves implements LambdaClient {

        private final InMemoryDynamoDb dynamoDb;
        private final Set<String> invoked = new TreeSet<>();
        private final List<String> unrecorded = new ArrayList<>();
        private CallHook hook = CallHook.NONE;

        private RecordedSlaves(InMemoryDynamoDb dynamoDb) {
            this.dynamoDb = dynamoDb;
        }

        @Override
        public InvokeResponse invoke(InvokeRequest request) {
            List<String> files = files(request);
            String call = "Invoke " + String.join(",", files);
            hook.before(call);
            accept(files);
            InvokeResponse answer = InvokeResponse.builder().statusCode(202).build();
            hook.after(call, answer);
            return answer;
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}

        private static List<String> files(InvokeRequest request) {
            try {
                return MoveRequest.parse(Json.read(request.payload().asInputStream())).files().stream()
                        .map(SourceFile::filePath)
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private synchronized void accept(List<String> files) {
            invoked.addAll(files);
            Set<String> recorded = dynamoDb.statuses().keySet();
            files.stream().filter(file -> !recorded.contains(file)).forEach(unrecorded::add);
        }
    }
}
