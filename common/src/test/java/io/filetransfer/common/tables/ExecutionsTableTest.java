package io.filetransfer.common.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.common.testing.StatusTables;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ExecutionsTableTest {

    private static final String ONE = "arn:execution:one";
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final ActivityTask FIRST = task("first", 1);
    private static final ActivityTask SECOND = task("second", 2);

    private final String name = StatusTables.createExecutions();
    private final ExecutionsTable table = new ExecutionsTable(StatusTables.client(), name, () -> NOW);

    @Test
    void fanOutPosition_noneOrOneOrTheNext_isTheLast() {
        assertThat(table.fanOutPosition(ONE)).isEmpty();

        table.putFanOutPosition(ONE, "raw/a.csv");
        table.putFanOutPosition(ONE, "raw/b.csv");

        assertThat(table.fanOutPosition(ONE)).contains("raw/b.csv");
        assertThat(table.fanOutPosition("arn:execution:two")).isEmpty();
    }

    @Test
    void park_task_isFoundByItsExecutionOnly() {
        table.park(FIRST);

        assertThat(table.parkedTask(ONE)).contains(FIRST);
        assertThat(table.parkedTask("arn:execution:two")).isEmpty();
        assertThat(table.fanOutPosition(ONE)).isEmpty();
    }

    /** An invocation may be slow to park what it took. */
    @Test
    void park_earlierAndLaterTask_keepsTheLater() {
        table.park(FIRST);
        table.park(SECOND);
        table.park(FIRST);

        assertThat(table.parkedTask(ONE)).contains(SECOND);
    }

    @Test
    void pendingFiles_severalInvocations_areThoseNotRemovedOfThatExecution() {
        String first = table.addPending(ONE, List.of("raw/a.csv", "raw/b.csv"));
        String second = table.addPending(ONE, List.of("raw/a.csv", "raw/b.csv"));
        table.addPending("arn:execution:two", List.of("raw/c.csv"));
        table.putFanOutPosition(ONE, "raw/b.csv");
        table.removePending(ONE, first);

        assertThat(table.pendingFiles(ONE)).containsExactly("raw/a.csv", "raw/b.csv");

        table.removePending(ONE, second);
        table.removePending(ONE, second);

        assertThat(table.pendingFiles(ONE)).isEmpty();
        assertThat(table.pendingFiles("arn:execution:two")).containsExactly("raw/c.csv");
    }

    @Test
    void pendingFiles_moreThanOnePage_areAllListed() {
        List<String> hundred = IntStream.range(0, 100)
                .mapToObj(i -> "raw/" + "x".repeat(1000) + i + ".csv")
                .toList();
        for (int i = 0; i < 12; i++) {
            table.addPending(ONE, hundred);
        }

        assertThat(table.pendingFiles(ONE)).hasSize(1200);
    }

    /** The longest key that S3 has is the longest sort key that DynamoDB has. */
    @Test
    void failures_ofSomeFiles_areThoseOfTheExecution() {
        String longest = "raw/" + "x".repeat(1016) + ".csv";
        FileFailure failure = new FileFailure("RetriesExhausted", "why");
        table.recordFailure(ONE, longest, failure);
        table.recordFailure("arn:execution:two", "raw/b.csv", failure);

        assertThat(table.failures(ONE, List.of(longest, "raw/b.csv"))).isEqualTo(Map.of(longest, failure));
        assertThat(table.failures(ONE, List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"task", "fan-out"})
    void entries_whenWritten_expireADayLater(String entry) {
        table.park(FIRST);
        table.putFanOutPosition(ONE, "raw/a.csv");

        assertThat(StatusTables.item(name, Map.of("execution_id", ONE, "entry", entry)))
                .containsEntry(
                        "expires_at",
                        AttributeValue.fromN(Long.toString(
                                Instant.parse("2026-11-23T10:00:00Z").getEpochSecond())));
    }

    private static ActivityTask task(String token, long second) {
        return new ActivityTask(ONE, token, Instant.ofEpochSecond(second));
    }
}
