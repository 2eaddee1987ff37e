package io.filetransfer.common.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.common.events.Execution;
import io.filetransfer.common.testing.StatusTables;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ExecutionsTableTest {

    private static final Execution ONE = new Execution("arn:execution:one", Instant.EPOCH);
    private static final Execution TWO = new Execution("arn:execution:two", Instant.EPOCH);
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final String name = StatusTables.createExecutions();
    private final ExecutionsTable table = new ExecutionsTable(StatusTables.client(), name, () -> NOW);
    private final FileFailures failures = new FileFailures(table);

    @Test
    void find_entryThatIsNotThere_isEmpty() {
        assertThat(table.find(ONE.id(), "task")).isEmpty();
    }

    @Test
    void put_entry_isFoundUnderItsExecutionOnlyAndExpiresADayLater() {
        table.put(ONE.id(), "task", Map.of("task_token", AttributeValue.fromS("first")));
        table.put(ONE.id(), "task", Map.of("task_token", AttributeValue.fromS("second")));

        assertThat(table.find(ONE.id(), "task"))
                .hasValueSatisfying(entry -> assertThat(entry)
                        .containsEntry("task_token", AttributeValue.fromS("second"))
                        .containsEntry("expires_at", seconds("2026-11-23T10:00:00Z")));
        assertThat(table.find(TWO.id(), "task")).isEmpty();
        assertThat(table.find(ONE.id(), "fan-out")).isEmpty();
    }

    @Test
    void putIf_conditionThatHoldsOrNot_writesOrLeavesAlone() {
        assertThat(putIfOlder("5")).isTrue();
        assertThat(putIfOlder("5")).isFalse();
        assertThat(putIfOlder("6")).isTrue();

        assertThat(table.find(ONE.id(), "task"))
                .hasValueSatisfying(entry -> assertThat(entry)
                        .containsEntry("age", AttributeValue.fromN("6"))
                        .containsEntry("expires_at", seconds("2026-11-23T10:00:00Z")));
    }

    @Test
    void record_failuresOfTwoExecutions_areCountedApart() {
        failures.record(ONE.id(), "request", "raw/a.csv", new IllegalStateException("first"));
        failures.record(ONE.id(), "request", "raw/a.csv", new IllegalStateException("second"));
        failures.record(TWO.id(), "request", "raw/a.csv", new IllegalStateException("other"));

        List<String> files = List.of("raw/a.csv", "raw/b.csv");
        assertThat(failures.find(ONE, files))
                .isEqualTo(Map.of("raw/a.csv", new FileFailure(2, "IllegalStateException: second")));
        assertThat(failures.find(TWO, files))
                .isEqualTo(Map.of("raw/a.csv", new FileFailure(1, "IllegalStateException: other")));
        assertThat(table.find(ONE.id(), "raw/a.csv"))
                .hasValueSatisfying(
                        entry -> assertThat(entry).containsEntry("expires_at", seconds("2026-11-23T10:00:00Z")));
    }

    /** Each invocation has all its attempts: those of two, which Lambda or master has started, are not added up. */
    @Test
    void record_failuresOfTwoInvocations_areNotAddedUp() {
        failures.record(ONE.id(), "first", "raw/a.csv", new IllegalStateException("one"));
        failures.record(ONE.id(), "first", "raw/a.csv", new IllegalStateException("two"));
        failures.record(ONE.id(), "second", "raw/a.csv", new IllegalStateException("three"));

        assertThat(failures.find(ONE, List.of("raw/a.csv")))
                .isEqualTo(Map.of("raw/a.csv", new FileFailure(2, "IllegalStateException: three")));
    }

    /** The longest key that S3 has is the longest sort key that DynamoDB has. */
    @Test
    void record_longestKey_isCounted() {
        String longest = "raw/" + "x".repeat(1016) + ".csv";

        failures.record(ONE.id(), "request", longest, new IllegalStateException("too long"));

        assertThat(failures.find(ONE, List.of(longest))).containsOnlyKeys(longest);
    }

    private boolean putIfOlder(String age) {
        AttributeValue value = AttributeValue.fromN(age);
        return table.putIf(
                ONE.id(),
                "task",
                Map.of("age", value),
                "attribute_not_exists(age) OR age < :age",
                Map.of(":age", value));
    }

    private static AttributeValue seconds(String time) {
        return AttributeValue.fromN(Long.toString(Instant.parse(time).getEpochSecond()));
    }
}
