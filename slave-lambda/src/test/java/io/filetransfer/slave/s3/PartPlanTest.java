package io.filetransfer.slave.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filetransfer.slave.s3.PartPlan.Part;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PartPlanTest {

    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "10, 5, 2",
        "11, 5, 3",
        "9, 10, 1",
        "10000, 1, 10000",
        "10001, 1, 5001",
    })
    void of_length_cutsIntoAsFewPartsAsTheChosenSizeAllows(long size, long partSize, int parts) {
        assertThat(PartPlan.of(size, partSize).count()).isEqualTo(parts);
    }

    @Test
    void parts_objectThatIsNoMultiple_endInAShorterOne() {
        assertThat(PartPlan.of(12, 5).parts())
                .containsExactly(new Part(1, 0, 4), new Part(2, 5, 9), new Part(3, 10, 11));
    }

    @Test
    void range_part_hasBothItsEnds() {
        assertThat(new Part(2, 5, 9).range()).isEqualTo("bytes=5-9");
        assertThat(new Part(1, 0, 0).range()).isEqualTo("bytes=0-0");
    }

    @Test
    void of_largestObject_takesAllPartsAtTheirLargest() {
        PartPlan plan = PartPlan.of(PartPlan.MAX_SIZE, 5 * MIB);

        assertThat(PartPlan.MAX_SIZE).isGreaterThan(50_000_000_000_000L);
        assertThat(plan).isEqualTo(new PartPlan(PartPlan.MAX_SIZE, PartPlan.MAX_PART_SIZE));
        assertThat(plan.count()).isEqualTo(PartPlan.MAX_PARTS);
        assertThat(plan.parts().getLast().last()).isEqualTo(PartPlan.MAX_SIZE - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 5, 'size is 0 bytes'",
        "-1, 5, 'size is -1 bytes'",
        "53687091200001, 5, 'size is 53687091200001 bytes, expected 1 to 53687091200000'",
        "5, 0, 'part size is 0 bytes'",
        "5, 5368709121, 'part size is 5368709121 bytes, expected 1 to 5368709120'",
    })
    void of_lengthOutOfBounds_isRefused(long size, long partSize, String message) {
        assertThatThrownBy(() -> PartPlan.of(size, partSize))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    /** What must hold of every plan: every byte in exactly one part, in order, and all of S3's limits kept. */
    @ParameterizedTest
    @MethodSource("sizesAndPartSizes")
    void parts_anyObject_coverEveryByteOnceWithinTheLimits(long size, long partSize) {
        PartPlan plan = PartPlan.of(size, partSize);
        List<Part> parts = plan.parts();

        assertThat(parts).hasSize(plan.count()).hasSizeLessThanOrEqualTo(PartPlan.MAX_PARTS);
        assertThat(plan.partSize()).isBetween(partSize, PartPlan.MAX_PART_SIZE);
        assertThat(plan.partSize() == partSize || plan.partSize() == Math.ceilDiv(size, 10_000L))
                .isTrue();
        long next = 0;
        int number = 0;
        for (Part part : parts) {
            assertThat(part.number()).isEqualTo(++number);
            assertThat(part.first()).isEqualTo(next);
            long length = part.last() - part.first() + 1;
            assertThat(length).isBetween(1L, plan.partSize());
            assertThat(length == plan.partSize() || part.last() == size - 1).isTrue();
            next = part.last() + 1;
        }
        assertThat(next).isEqualTo(size);
    }

    static Stream<Arguments> sizesAndPartSizes() {
        return Stream.concat(edges(), random());
    }

    private static Stream<Arguments> edges() {
        return LongStream.of(5 * MIB, 128 * MIB, GIB, 5 * GIB)
                .boxed()
                .flatMap(partSize -> LongStream.of(1, 2, partSize, 2 * partSize, 17 * partSize, 10_000 * partSize)
                        .flatMap(size -> LongStream.of(size - 1, size, size + 1))
                        .filter(size -> size > 0 && size <= PartPlan.MAX_SIZE)
                        .mapToObj(size -> Arguments.of(size, partSize)));
    }

    private static Stream<Arguments> random() {
        Random random = new Random(3);
        return Stream.generate(() -> Arguments.of(
                        magnitude(random, PartPlan.MAX_SIZE),
                        Math.max(PartPlan.MIN_PART_SIZE, magnitude(random, PartPlan.MAX_PART_SIZE))))
                .limit(100);
    }

    /** Returns small and large numbers alike. */
    private static long magnitude(Random random, long max) {
        long bound = Math.min(max, 1L << random.nextInt(1, 63));
        return random.nextLong(1, bound + 1);
    }
}
