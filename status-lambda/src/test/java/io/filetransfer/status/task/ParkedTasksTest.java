package io.filetransfer.status.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.common.tables.ExecutionsTable;
import io.filetransfer.common.testing.StatusTables;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Against DynamoDB Local and against the model that the proofs run on. */
class ParkedTasksTest {

    private static final ActivityTask FIRST = task("first", 1);
    private static final ActivityTask SECOND = task("second", 2);

    static Stream<ParkedTasks> tables() {
        return Stream.of(
                on(StatusTables.client(), StatusTables.createExecutions()), on(new ExecutionsModel(), "executions"));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void park_task_isFoundByItsExecutionOnly(ParkedTasks parked) {
        parked.park(FIRST);

        assertThat(parked.find("one")).contains(FIRST);
        assertThat(parked.find("two")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void park_laterTask_replacesTheEarlierOne(ParkedTasks parked) {
        parked.park(FIRST);
        parked.park(SECOND);

        assertThat(parked.find("one")).contains(SECOND);
    }

    /** An invocation that was slow to park what it took. */
    @ParameterizedTest
    @MethodSource("tables")
    void park_earlierTask_doesNotReplaceTheLaterOne(ParkedTasks parked) {
        parked.park(SECOND);
        parked.park(FIRST);

        assertThat(parked.find("one")).contains(SECOND);
    }

    private static ParkedTasks on(DynamoDbClient client, String tableName) {
        return new ParkedTasks(new ExecutionsTable(client, tableName, InstantSource.system()));
    }

    private static ActivityTask task(String token, long second) {
        return new ActivityTask("one", token, Instant.ofEpochSecond(second));
    }
}
