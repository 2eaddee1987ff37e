package io.filetransfer.master;

import io.filetransfer.common.testing.schedule.QuietDeaths;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs of master in random worlds: whatever goes wrong, nothing in front of the position is left out, no run starts a file twice, no
 * slave is told of an execution that does not answer for its file, and in the end every file is started and recorded. A failure names
 * its seed: {@code -Dproof.seed=S} repeats it, {@code -Dproof=long} runs a hundred times as many.
 */
@ExtendWith(QuietDeaths.class)
class RandomFanOutProofTest {

    private static final int WORLDS = "long".equals(System.getProperty("proof")) ? 30_000 : 300;

    @Test
    void runs_inRandomWorlds_leaveNothingOut() {
        seeds().forEach(RandomFanOutProofTest::run);
    }

    private static void run(long seed) {
        RandomFanOut world = new RandomFanOut(seed);
        try {
            world.run();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "%s%nworld of seed %d, repeat it with -Dproof.seed=%d; its steps:%s"
                            .formatted(e.getMessage(), seed, seed, world.trace()),
                    e);
        }
    }

    private static LongStream seeds() {
        Long seed = Long.getLong("proof.seed");
        return seed == null ? LongStream.rangeClosed(1, WORLDS) : LongStream.of(seed);
    }
}
