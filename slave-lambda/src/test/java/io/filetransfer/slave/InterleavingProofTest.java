package io.filetransfer.slave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.filetransfer.common.testing.schedule.Actor;
import io.filetransfer.common.testing.schedule.Exploration;
import io.filetransfer.common.testing.schedule.Explorer;
import io.filetransfer.common.testing.schedule.Schedule;
import io.filetransfer.common.testing.schedule.Step;
import io.filetransfer.common.testing.schedule.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two slaves move the same file while its owner replaces or deletes it and a consumer takes it: every interleaving of their calls, a copy counting as two moments. At
 * every moment of each, the newest version is whole in the source or at the destination, and the destination never goes back to an
 * older one; so that every other version was superseded by a newer one. At the end the file is completed, and a slave that looked
 * at the source after the last write has not left it there. A slave that dies is covered: its calls come no more.
 */
class InterleavingProofTest {

    private static final String A = "raw/a.csv";
    private static final String B = "raw/b.csv";
    private static final Pattern LOOK_AT_SOURCE =
            Pattern.compile("(?:CopyObject|HeadObject|DeleteObjects?|UploadPartCopy) raw/a\\.csv(?!.*later effect).*");

    @ParameterizedTest
    @MethodSource
    void slaves_whileTheSourceIsReplaced_loseNothingInAnyInterleaving(Scenario scenario) {
        Exploration covered = Explorer.explore(() -> new Race(scenario));

        System.out.println(scenario + ": " + covered);
        assertThat(covered.runs()).isPositive();
    }

    static Stream<Scenario> slaves_whileTheSourceIsReplaced_loseNothingInAnyInterleaving() {
        Scenario once = new Scenario(
                "listed", 2, false, 1, ProofZone.PART, Set.of(), zone -> List.of(zone.listed(A), zone.listed(A)));
        Scenario byName = once.named("by name only", zone -> List.of(named(A), named(A)));
        Scenario batch = once.named("batch and single", zone -> List.of(zone.listed(A, B), zone.listed(A)));
        Scenario inParts = once.named("in parts", once.events).sized(6);
        Scenario inOnePart = inParts.named("in one part", once.events).partOf(6);
        Scenario oneInParts = inParts.named("one in parts", zone -> List.of(zone.listed(A)));
        Stream<Scenario> bounded = Stream.of(
                once,
                once.withOlder(),
                byName,
                batch,
                inParts.replaced(0),
                inOnePart.replaced(0),
                oneInParts,
                oneInParts.replaced(2).withOlder(),
                once.replaced(0).with(Withdrawal.DELETE),
                batch.replaced(0).with(Withdrawal.TAKE),
                byName.replaced(0).with(Withdrawal.DELETE, Withdrawal.TAKE),
                oneInParts.with(Withdrawal.DELETE, Withdrawal.TAKE));
        Stream<Scenario> extended = Stream.of(
                once.replaced(2),
                once.replaced(2).withOlder(),
                byName.replaced(2),
                inOnePart,
                inOnePart.withOlder(),
                inOnePart.replaced(2),
                batch.withOlder(),
                batch.replaced(2),
                batch.replaced(2).withOlder(),
                inParts,
                inParts.withOlder(),
                inParts.named("in parts and batch", batch.events),
                once.with(Withdrawal.DELETE),
                once.with(Withdrawal.DELETE, Withdrawal.TAKE),
                once.with(Withdrawal.TAKE).withOlder(),
                batch.with(Withdrawal.DELETE, Withdrawal.TAKE),
                inParts.replaced(0).with(Withdrawal.DELETE, Withdrawal.TAKE));
        return Proof.isLong() ? Stream.concat(bounded, extended) : bounded;
    }

    private static String named(String file) {
        return "{\"file_path\":\"" + file + "\"}";
    }

    /**
     * Who does what.
     *
     * @param slaves what kind of slaves
     * @param size bytes of the file's versions
     * @param older whether there is an older version at the destination
     * @param replacements how many times the source is replaced
     * @param part bytes of a part, where a version is copied in parts
     * @param withdrawals how the file disappears
     * @param events what the slaves are invoked with
     */
    record Scenario(
            String slaves,
            int size,
            boolean older,
            int replacements,
            int part,
            Set<Withdrawal> withdrawals,
            Function<ProofZone, List<String>> events) {

        Scenario named(String name, Function<ProofZone, List<String>> newEvents) {
            return new Scenario(name, size, older, replacements, part, withdrawals, newEvents);
        }

        Scenario sized(int newSize) {
            return new Scenario(slaves, newSize, older, replacements, part, withdrawals, events);
        }

        Scenario withOlder() {
            return new Scenario(slaves, size, true, replacements, part, withdrawals, events);
        }

        Scenario replaced(int times) {
            return new Scenario(slaves, size, older, times, part, withdrawals, events);
        }

        Scenario with(Withdrawal... some) {
            return new Scenario(slaves, size, older, replacements, part, Set.of(some), events);
        }

        Scenario partOf(int bytes) {
            return new Scenario(slaves, size, older, replacements, bytes, withdrawals, events);
        }

        String version(int number) {
            return Integer.toString(number).repeat(size);
        }

        @Override
        public String toString() {
            return "%s, replaced %d times%s%s"
                    .formatted(
                            slaves,
                            replacements,
                            older ? ", older destination" : "",
                            withdrawals.isEmpty() ? "" : ", " + withdrawals);
        }
    }

    /** How a file disappears that the slaves are moving. */
    enum Withdrawal {
        /** Its owner deletes it from the source. */
        DELETE,
        /** A consumer takes it from the destination. */
        TAKE
    }

    /** Two slaves, a writer, and whoever withdraws the file. */
    private static final class Race implements World {

        private final ProofZone zone;
        private final Scenario scenario;
        private final Map<String, String> eventOf = new HashMap<>();
        private final Map<String, Integer> writesSeen = new TreeMap<>();
        private Schedule schedule;

        private Race(Scenario scenario) {
            this.scenario = scenario;
            zone = new ProofZone(scenario.part());
        }

        @Override
        public void populate(Schedule newSchedule) {
            schedule = newSchedule;
            if (scenario.older()) {
                zone.putOlder(A, scenario.version(0));
            }
            zone.write(A, scenario.version(1));
            zone.write(B, "b");
            zone.recordStarted();
            zone.hook(schedule);
            List<String> events = scenario.events().apply(zone);
            IntStream.range(0, events.size()).forEach(i -> startSlave(i, events.get(i)));
            schedule.start("writer", this::write);
            scenario.withdrawals().stream().sorted().forEach(this::startWithdrawal);
        }

        @Override
        public String state() {
            return zone.state() + "\n" + writesSeen;
        }

        @Override
        public void check() {
            zone.check();
            Step step = schedule.lastStep();
            if (LOOK_AT_SOURCE.matcher(step.point()).matches()) {
                writesSeen.put(step.actor().name(), zone.writes());
            }
        }

        @Override
        public void checkEnd(Schedule ended) {
            boolean sawLastVersion = ended.actors().stream().anyMatch(this::sawLastVersion);
            ended.actors().forEach(this::retryIfGivenUp);
            zone.check();
            zone.checkCompleted(A);
            assertThat(zone.s3().openUploads(ProofZone.REFINED))
                    .as("uploads left open")
                    .isEmpty();
            if (sawLastVersion) {
                assertThat(zone.isInSource(A))
                        .as("source, after a slave that saw the last version")
                        .isFalse();
            }
        }

        private boolean sawLastVersion(Actor slave) {
            return slave.failure().isPresent() || writesSeen.getOrDefault(slave.name(), -1) == zone.writes();
        }

        private void startSlave(int number, String event) {
            String name = "slave " + (number + 1);
            eventOf.put(name, event);
            schedule.start(name, () -> zone.invoke(event));
        }

        private void startWithdrawal(Withdrawal withdrawal) {
            schedule.start(withdrawal.name(), () -> {
                schedule.stopAt("withdrawal of " + A);
                switch (withdrawal) {
                    case DELETE -> zone.delete(A);
                    case TAKE -> zone.take(A);
                }
            });
        }

        /** A slave may give in to the others, after a number of rounds; then Lambda runs it again. */
        private void retryIfGivenUp(Actor slave) {
            if (slave.failure().isPresent()) {
                assertThat(slave.failure().get())
                        .isInstanceOfAny(MoveFailedException.class, TransferFailedException.class)
                        .hasMessageContaining("during each of 5 attempts");
                assertThatCode(() -> zone.invoke(eventOf.get(slave.name()))).doesNotThrowAnyException();
            }
        }

        private void write() {
            for (int i = 0; i < scenario.replacements(); i++) {
                String version = scenario.version(i + 2);
                schedule.stopAt("PutObject " + A + " = " + version);
                zone.write(A, version);
            }
        }
    }
}
