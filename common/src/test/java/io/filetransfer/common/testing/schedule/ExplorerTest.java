package io.filetransfer.common.testing.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filetransfer.emulator.s3.InMemoryS3;
import java.math.BigInteger;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplorerTest {

    /** Actors of m and n steps interleave in (m + n)! / (m! n!) ways; starting is a step too. */
    @ParameterizedTest
    @CsvSource({"0,0,2", "1,1,6", "2,1,10", "3,3,70", "9,9,184756"})
    void explore_independentActors_coversEveryInterleaving(int first, int second, BigInteger schedules) {
        Exploration covered = Explorer.explore(() -> new Counting(first, second));

        assertThat(covered.schedules()).isEqualTo(schedules);
        assertThat(covered.longest()).isEqualTo(first + second + 2);
    }

    @Test
    void explore_readThenWrite_findsTheLostUpdateAndShowsTheSchedule() {
        assertThatThrownBy(() -> Explorer.explore(LostUpdate::new))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1 instead of 2")
                .hasMessageContaining("second: write");
    }

    /** The two parts of an actor's copy run on threads of their own, each of which may be late. */
    @Test
    void explore_threadsOfAnActor_takesTheirStepsInEveryOrder() {
        Exploration covered = Explorer.explore(Forking::new);

        assertThat(covered.schedules()).isEqualTo(BigInteger.TWO);
        assertThat(covered.longest()).isEqualTo(4);
    }

    /** Two actors that do nothing to each other. */
    private record Counting(int first, int second) implements World {

        @Override
        public void populate(Schedule schedule) {
            start(schedule, "first", first);
            start(schedule, "second", second);
        }

        @Override
        public String state() {
            return "";
        }

        @Override
        public void check() {}

        @Override
        public void checkEnd(Schedule schedule) {
            assertThat(schedule.actors()).allMatch(Actor::hasEnded);
        }

        private static void start(Schedule schedule, String name, int steps) {
            schedule.start(name, () -> {
                for (int i = 0; i < steps; i++) {
                    schedule.stopAt("step " + i);
                }
            });
        }
    }

    /** Two actors that each add one to a number, in two steps. */
    private static final class LostUpdate implements World {

        private int number;

        @Override
        public void populate(Schedule schedule) {
            start(schedule, "first");
            start(schedule, "second");
        }

        @Override
        public String state() {
            return Integer.toString(number);
        }

        @Override
        public void check() {}

        @Override
        public void checkEnd(Schedule schedule) {
            assertThat(number).withFailMessage(number + " instead of 2").isEqualTo(2);
        }

        private void start(Schedule schedule, String name) {
            schedule.start(name, () -> {
                schedule.stopAt("read");
                int read = number;
                schedule.after("read", read);
                schedule.stopAt("write");
                number = read + 1;
            });
        }
    }

    /** One actor that lets two threads call S3, then calls it itself. */
    private static final class Forking implements World {

        private final InMemoryS3 s3 = new InMemoryS3("zone");

        @Override
        public void populate(Schedule schedule) {
            s3.hook(schedule);
            schedule.start("parent", () -> {
                try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    threads.execute(() -> delete("a"));
                    threads.execute(() -> delete("b"));
                }
                delete("c");
            });
        }

        @Override
        public String state() {
            return "";
        }

        @Override
        public void check() {}

        @Override
        public void checkEnd(Schedule schedule) {
            assertThat(s3.calls()).endsWith("DeleteObject c");
        }

        private void delete(String key) {
            s3.deleteObject(request -> request.bucket("zone").key(key));
        }
    }
}
