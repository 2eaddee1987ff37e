package io.filetransfer.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.common.ExecutionsTable;
import io.filetransfer.common.testing.StatusTables;
import io.filetransfer.status.ParkedTasks.ParkedTask;
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

        assertThat(parked.find("one")).contains(new ParkedTask(FIRST, false));
        assertThat(parked.find("two")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void park_laterTask_replacesTheEarlierOne(ParkedTasks parked) {
        parked.markAnswering(FIRST);
        parked.park(SECOND);

        assertThat(parked.find("one")).contains(new ParkedTask(SECOND, false));
    }

    /** An invocation that was slow to park what it took. */
    @ParameterizedTest
    @MethodSource("tables")
    void park_earlierTask_doesNotReplaceTheLaterOne(ParkedTasks parked) {
        parked.markAnswering(SECOND);
        parked.park(FIRST);

        assertThat(parked.find("one")).contains(new ParkedTask(SECOND, true));
    }

    /** The SDK repeats a call whose answer got lost; meanwhile the task's execution may be answering it. */
    @ParameterizedTest
    @MethodSource("tables")
    void park_sameTaskAgain_leavesTheTraceOfItsAnswer(ParkedTasks parked) {
        parked.park(FIRST);
        parked.markAnswering(FIRST);
        parked.park(FIRST);

        assertThat(parked.find("one")).contains(new ParkedTask(FIRST, true));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void markAnswering_earlierLaterOrSameTask_isRefusedForTheEarlierOne(ParkedTasks parked) {
        parked.park(SECOND);

        assertThat(parked.markAnswering(FIRST)).isFalse();
        assertThat(parked.markAnswering(SECOND)).isTrue();
        assertThat(parked.markAnswering(SECOND)).isTrue();
        assertThat(parked.markAnswering(task("third", 3))).isTrue();
    }

    private static ParkedTasks on(DynamoDbClient client, String tableName) {
        return new ParkedTasks(new ExecutionsTable(client, tableName, InstantSource.system()));
    }

    private static ActivityTask task(String token, long second) {
        return new ActivityTask("one", token, Instant.ofEpochSecond(second));
    }
}
