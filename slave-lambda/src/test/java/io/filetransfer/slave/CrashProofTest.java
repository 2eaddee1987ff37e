package io.filetransfer.slave;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.common.testing.schedule.Decider;
import io.filetransfer.common.testing.schedule.Fate;
import io.filetransfer.common.testing.schedule.Schedule;
import io.filetransfer.common.testing.schedule.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The slave is cut off at every moment of every call that it makes, in every way, and then run again; in between, the file's owner may
 * replace or delete it, or a consumer take it. Whatever the moment: nothing is lost or left where it does not belong at any time, the
 * second run ends with every file moved or gone, and recorded so, and needs no more calls than a first one and a look at what is there.
 */
class CrashProofTest {

    private static final String A = "raw/a.csv";
    private static final String B = "raw/b.csv";
    private static final String C = "raw/c.csv";

    private static final List<Consumer<ProofZone>> MEANWHILE =
            List.of(zone -> {}, zone -> zone.write(A, "22"), zone -> zone.delete(A), zone -> zone.take(A), zone -> {
                zone.delete(A);
                zone.take(A);
            });

    /** What a second run may need beyond a first one: one round more for each file. */
    private static final int MORE_STEPS_PER_FILE = 12;

    /** The first moment is the one before the slave has read its event. */
    private static final int FIRST_CALL = 2;

    @ParameterizedTest
    @MethodSource("scenarios")
    void slave_cutOffAtEveryMoment_losesNothingAndFinishesNextTime(Scenario scenario) {
        int steps = new Run(scenario, 0, Fate.GO, zone -> {}).firstRun();

        int runs = 0;
        for (int moment = 1; moment <= steps; moment++) {
            for (Fate fate : Fate.values()) {
                for (Consumer<ProofZone> meanwhile : MEANWHILE) {
                    new Run(scenario, moment, fate, meanwhile).checkBothRuns(steps);
                    runs++;
                }
            }
        }
        System.out.printf("%s: %d moments, cut off in %d ways%n", scenario.name, steps, runs);
    }

    /** A failure that the slave lives to see leaves no upload behind, unless it was the upload's own beginning or end that failed. */
    @ParameterizedTest
    @MethodSource("scenarios")
    void slave_cutOffWithTimeToCleanUp_leavesNoUpload(Scenario scenario) {
        int steps = new Run(scenario, 0, Fate.GO, zone -> {}).firstRun();

        for (int moment = 1; moment <= steps; moment++) {
            for (Fate fate : List.of(Fate.ERROR, Fate.ERROR_AFTER, Fate.UNWIND, Fate.UNWIND_AFTER)) {
                Run run = new Run(scenario, moment, fate, zone -> {});
                run.firstRun();
                if (!run.schedule.trace().contains("CreateMultipartUpload refined/a.csv [")) {
                    assertThat(run.zone.s3().openUploads(ProofZone.REFINED))
                            .as("uploads left open" + run.schedule.trace())
                            .isEmpty();
                }
            }
        }
    }

    /** A failure that the slave lives to see is recorded once on each item that is not completed; Lambda repeats what it does not live to see. */
    @ParameterizedTest
    @MethodSource("scenarios")
    void slave_callFailsAtEveryMoment_recordsTheFailedAttempts(Scenario scenario) {
        int steps = new Run(scenario, 0, Fate.GO, zone -> {}).firstRun();

        for (int moment = FIRST_CALL; moment <= steps; moment++) {
            for (Fate fate : List.of(Fate.GO, Fate.ERROR, Fate.ERROR_AFTER)) {
                new Run(scenario, moment, fate, zone -> {}).checkFailedAttempts();
            }
        }
    }

    static Stream<Scenario> scenarios() {
        Consumer<ProofZone> small = zone -> zone.write(A, "11");
        Consumer<ProofZone> large = zone -> zone.write(A, "111111");
        Consumer<ProofZone> three = zone -> {
            zone.write(A, "111111");
            zone.write(B, "b");
            zone.write(C, "c");
        };
        Consumer<ProofZone> older = zone -> zone.putOlder(A, "00");
        return Stream.of(
                new Scenario("one file, listed", small, zone -> zone.listed(A)),
                new Scenario("one file by name", small, zone -> "{\"file_path\":\"raw/a.csv\"}"),
                new Scenario("one file, older destination", older.andThen(small), zone -> zone.listed(A)),
                new Scenario("in parts", large, zone -> zone.listed(A)),
                new Scenario("in parts, older destination", older.andThen(large), zone -> zone.listed(A)),
                new Scenario("batch", three, zone -> zone.listed(A, B, C)),
                new Scenario("batch, older destination", older.andThen(three), zone -> zone.listed(A, B, C)),
                new Scenario(
                        "batch by name",
                        three,
                        zone -> "{\"files\":[{\"file_path\":\"raw/c.csv\"},{\"file_path\":\"raw/a.csv\"},"
                                + "{\"file_path\":\"raw/b.csv\"}]}"));
    }

    /**
     * What the slave is to do.
     *
     * @param name what it is called
     * @param files writes the files
     * @param event what the slave is invoked with
     */
    record Scenario(String name, Consumer<ProofZone> files, Function<ProofZone, String> event) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** One zone, a first run that is cut off, what happens then, and a second run. */
    private static final class Run {

        private final ProofZone zone = new ProofZone();
        private final Fate fate;
        private final int moment;
        private final Consumer<ProofZone> meanwhile;
        private final String event;
        private final Schedule schedule = new Schedule(this::decide);
        private final List<String> taken = new ArrayList<>();

        private Run(Scenario scenario, int moment, Fate fate, Consumer<ProofZone> meanwhile) {
            this.moment = moment;
            this.fate = fate;
            this.meanwhile = meanwhile;
            scenario.files().accept(zone);
            zone.recordStarted();
            event = scenario.event().apply(zone);
        }

        private int firstRun() {
            zone.hook(schedule);
            schedule.start("slave", () -> zone.invoke(event));
            schedule.run(() -> {
                zone.check();
                zone.checkNoneCompletedTooEarly();
            });
            return taken.size();
        }

        private void checkBothRuns(int undisturbed) {
            try {
                firstRun();
                meanwhile.accept(zone);
                zone.check();
                int steps = secondRun();
                zone.checkAllMoved();
                assertThat(steps)
                        .as("steps of the second run")
                        .isLessThanOrEqualTo(undisturbed + 3 * MORE_STEPS_PER_FILE);
            } catch (AssertionError e) {
                throw new AssertionError(e.getMessage() + "\nafter these steps:" + schedule.trace(), e);
            }
        }

        private void checkFailedAttempts() {
            firstRun();
            Throwable failure = schedule.actors().getFirst().failure().orElse(null);
            zone.dynamoDb().items().forEach((file, item) -> {
                boolean isCompleted = item.get("file_transfer_status").s().equals("completed");
                assertThat(item.containsKey("failed_attempts"))
                        .as("attempt recorded of %s, after %s and these steps:%s", file, failure, schedule.trace())
                        .isEqualTo(!isCompleted);
                if (!isCompleted) {
                    assertThat(failure).hasMessageContaining(file);
                    assertThat(item.get("failed_attempts").n()).isEqualTo("1");
                    assertThat(item).containsKey("last_error");
                }
            });
        }

        private int secondRun() {
            Schedule again = new Schedule(enabled -> new Decider.Decision(enabled.getFirst(), Fate.GO));
            zone.hook(again);
            again.start("retry", () -> zone.invoke(event));
            again.run(zone::check);
            assertThat(again.actors().getFirst().failure())
                    .as("failure of the second run")
                    .isEmpty();
            return again.length();
        }

        private Decider.Decision decide(List<Step> enabled) {
            taken.add(enabled.getFirst().toString());
            return new Decider.Decision(enabled.getFirst(), taken.size() == moment ? fate : Fate.GO);
        }
    }
}
