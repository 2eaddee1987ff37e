package io.filetransfer.status.task;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Status functions of overlapping executions, by the thousand, with everything that can go wrong between taking a task and ending it.
 * No task is ever ended by another execution's function, none twice; and once nothing goes wrong any more, every execution's task is
 * ended within its next checks. A failure names its seed, with which it repeats: {@code -Dproof.seed=S}; {@code -Dproof.worlds=N} runs
 * N worlds, {@code -Dproof=long} a hundred times as many.
 */
class DeliveryProofTest {

    private static final int WORLDS = 2000;

    @Test
    void tasks_inRandomWorlds_areEndedByTheirOwnExecutions() {
        long[] totals = new long[2];
        seeds().forEach(seed -> {
            DeliveryWorld world = run(seed);
            totals[0] += world.steps();
            totals[1] += world.faults();
        });
        System.out.printf("%,d random worlds, %,d steps, %,d faults%n", seeds().count(), totals[0], totals[1]);
    }

    private static DeliveryWorld run(long seed) {
        DeliveryWorld world = new DeliveryWorld(seed);
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
        int worlds =
                Integer.getInteger("proof.worlds", "long".equals(System.getProperty("proof")) ? 100 * WORLDS : WORLDS);
        Long seed = Long.getLong("proof.seed");
        return seed == null ? LongStream.rangeClosed(1, worlds) : LongStream.of(seed);
    }
}
