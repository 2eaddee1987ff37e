package io.filetransfer.slave;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whole transfers with random files, overwrites, duplicate and repeated invocations, errors, lost answers and deaths, in a random
 * order of calls. A failure names its seed, with which it repeats; see {@link Proof}.
 */
class RandomWorldsProofTest {

    @Test
    void transfers_inRandomWorlds_loseNothingAndEndCompleted() {
        long[] steps = new long[1];
        long[] faults = new long[1];
        seeds().forEach(seed -> {
            RandomWorld world = run(seed);
            steps[0] += world.steps();
            faults[0] += world.faults();
        });
        System.out.printf("%,d random worlds, %,d steps, %,d faults%n", seeds().count(), steps[0], faults[0]);
    }

    private static RandomWorld run(long seed) {
        RandomWorld world = new RandomWorld(seed);
        try {
            world.run();
            return world;
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "%s%nworld of seed %d, repeat it with -Dproof.seed=%d; its steps:%s"
                            .formatted(e.getMessage(), seed, seed, world.trace()),
                    e);
        }
    }

    private static LongStream seeds() {
        return Proof.seed() == null ? LongStream.rangeClosed(1, Proof.worlds()) : LongStream.of(Proof.seed());
    }
}
