package io.filetransfer.emulator.states;

import static io.filetransfer.emulator.states.TestStepFunctions.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

class ExecutionApiTest {

    private static final String PASS = only("\"Type\":\"Pass\",\"End\":true");
    private static final String FOREVER = only("\"Type\":\"Wait\",\"Seconds\":99999999,\"End\":true");

    private final TestStepFunctions sfn = new TestStepFunctions();

    @AfterEach
    void close() {
        sfn.close();
    }

    @Test
    void startExecution_named_hasAwsArnAndInputAsGiven() {
        String machine = sfn.machine(PASS);
        String execution = start(machine, "first", "{ \"a\" : 1 }");

        DescribeExecutionResponse end = sfn.finished(execution);

        assertThat(execution).isEqualTo(machine.replace(":stateMachine:", ":execution:") + ":first");
        assertThat(end.input()).isEqualTo("{ \"a\" : 1 }");
        assertThat(end.name()).isEqualTo("first");
        assertThat(end.stateMachineArn()).isEqualTo(machine);
        assertThat(end.stopDate()).isAfterOrEqualTo(end.startDate());
        assertThat(end.inputDetails().included()).isTrue();
    }

    @Test
    void startExecution_withoutNameAndInput_getsUuidAndEmptyObject() {
        String machine = sfn.machine(PASS);
        String execution = sfn.client
                .startExecution(request -> request.stateMachineArn(machine))
                .executionArn();

        assertThat(execution).matches(".*:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(sfn.finished(execution).output()).isEqualTo("{}");
    }

    @Test
    void startExecution_sameNameAndInputWhileRunning_isTheSameExecution() {
        String machine = sfn.machine(FOREVER);
        String execution = start(machine, "one", "1");

        assertThat(start(machine, "one", "1")).isEqualTo(execution);
        assertThatThrownBy(() -> start(machine, "one", "2")).isInstanceOf(ExecutionAlreadyExistsException.class);

        sfn.client.stopExecution(request -> request.executionArn(execution));
        assertThatThrownBy(() -> start(machine, "one", "1"))
                .isInstanceOf(ExecutionAlreadyExistsException.class)
                .hasMessageContaining("Execution Already Exists: '" + execution + "'");
    }

    @Test
    void startExecution_badRequests_areRefused() {
        String machine = sfn.machine(PASS);

        assertThatThrownBy(() -> start(machine, "a", "nope")).isInstanceOf(InvalidExecutionInputException.class);
        assertThatThrownBy(() -> start(machine, "a", ""))
                .isInstanceOf(InvalidExecutionInputException.class)
                .hasMessageContaining("'Invalid execution input.'");
        assertThatThrownBy(() -> start(machine, "a", "{} {}")).isInstanceOf(InvalidExecutionInputException.class);
        assertThatThrownBy(() -> start(machine, "a", "\"" + "ü".repeat(131_072) + "\""))
                .isInstanceOf(InvalidExecutionInputException.class);
        assertThatThrownBy(() -> start(machine + "x", "a", "1")).isInstanceOf(StateMachineDoesNotExistException.class);
        assertThatThrownBy(() -> start("nonsense", "a", "1")).isInstanceOf(InvalidArnException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a/b",
                "a:b",
                "a*",
                "a\"",
                "a\u0000",
                "a\u0085",
                "a\u00a0b",
                "a\u3000b",
                "a\ufffe",
                "a\ud83d\ude00",
                "a,b",
                "a$",
                "a|b",
                "a`b",
                "",
                "12345678901234567890123456789012345678901234567890123456789012345678901234567890x"
            })
    void startExecution_badName_isRefused(String name) {
        String machine = sfn.machine(PASS);

        assertThatThrownBy(() -> start(machine, name, "1")).isInstanceOf(InvalidNameException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "+.-_@!()='",
                "Zürich-日本-é",
                "2026-11-22T10.00.00+0100_run-1",
                "12345678901234567890123456789012345678901234567890123456789012345678901234567890"
            })
    void startExecution_nameOfAllowedCharacters_isTakenAsItIs(String name) {
        String machine =
                sfn.machine(only("\"Type\":\"Pass\",\"End\":true,\"Parameters\":{\"n.$\":\"$$.Execution.Name\"}"));
        String execution = start(machine, name, "1");

        DescribeExecutionResponse end = sfn.finished(execution);

        assertThat(end.name()).isEqualTo(name);
        assertThat(execution).endsWith(":" + name);
        assertThat(end.output()).isEqualTo("{\"n\":\"" + name + "\"}");
        assertThat(sfn.client
                        .listExecutions(request -> request.stateMachineArn(machine))
                        .executions())
                .extracting(ExecutionListItem::name)
                .containsExactly(name);
    }

    @Test
    void startExecution_sameNameOfAnotherMachine_isAnotherExecution() {
        String first = start(sfn.machine(PASS), "same", "1");

        assertThat(start(sfn.machine(PASS), "same", "2")).isNotEqualTo(first);
    }

    @Test
    void startExecution_sameNameAfterItEnded_isRefusedEvenWithTheSameInput() {
        String machine = sfn.machine(PASS);
        sfn.finished(start(machine, "one", "1"));

        assertThatThrownBy(() -> start(machine, "one", "1")).isInstanceOf(ExecutionAlreadyExistsException.class);
    }

    @Test
    void stopExecution_running_isAbortedWithErrorAndCause() {
        String execution = sfn.start(FOREVER, "{}");
        sfn.awaitEvent(execution, "WaitStateEntered");

        sfn.client.stopExecution(
                request -> request.executionArn(execution).error("E").cause("C"));

        DescribeExecutionResponse end = sfn.describe(execution);
        assertThat(end.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(end.error()).isEqualTo("E");
        assertThat(end.cause()).isEqualTo("C");
        assertThat(sfn.types(execution)).containsExactly("ExecutionStarted", "WaitStateEntered", "ExecutionAborted");
    }

    @Test
    void stopExecution_ended_changesNothing() {
        String execution = sfn.run(PASS, "{}").executionArn();

        sfn.client.stopExecution(request -> request.executionArn(execution));

        assertThat(sfn.describe(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void execution_overTheMachinesTimeout_isTimedOut() {
        DescribeExecutionResponse end = sfn.run(FOREVER.replaceFirst("\\{", "{\"TimeoutSeconds\":1,"), "{}");

        assertThat(end.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(end.error()).isNull();
        assertThat(end.cause()).isNull();
        List<HistoryEvent> events = sfn.history(end.executionArn());
        assertThat(events)
                .extracting(HistoryEvent::typeAsString)
                .containsExactly("ExecutionStarted", "WaitStateEntered", "ExecutionTimedOut");
        assertThat(events.getLast().previousEventId()).isZero();
        assertThat(events.getLast().executionTimedOutEventDetails().error()).isEqualTo("States.Timeout");
    }

    @Test
    void describeAndHistory_unknownExecution_doesNotExist() {
        String unknown = "arn:aws:states:us-east-1:000000000000:execution:m:e";

        assertThatThrownBy(() -> sfn.describe(unknown)).isInstanceOf(ExecutionDoesNotExistException.class);
        assertThatThrownBy(() -> sfn.history(unknown)).isInstanceOf(ExecutionDoesNotExistException.class);
        assertThatThrownBy(() -> sfn.client.stopExecution(request -> request.executionArn(unknown)))
                .isInstanceOf(ExecutionDoesNotExistException.class);
    }

    /** As recorded by localstack (8b9a79f): test_sfn_api.snapshot.json, test_describe_execution. */
    @Test
    void describeExecution_succeeded_cannotBeRedriven() {
        DescribeExecutionResponse end = sfn.run(PASS, "{}");

        assertThat(end.redriveCount()).isZero();
        assertThat(end.redriveStatusAsString()).isEqualTo("NOT_REDRIVABLE");
        assertThat(end.redriveStatusReason()).isEqualTo("Execution is SUCCEEDED and cannot be redriven");
    }

    /** As recorded by localstack (8b9a79f): test_sfn_api.snapshot.json, test_state_machine_status_filter. */
    @Test
    void listExecutions_statusFilter_takesTheNamesOfTheApiAlone() {
        DescribeExecutionResponse end = sfn.run(PASS, "{}");
        String machine = end.stateMachineArn();

        assertThat(sfn.client
                        .listExecutions(
                                request -> request.stateMachineArn(machine).statusFilter("SUCCEEDED"))
                        .executions())
                .singleElement()
                .satisfies(item -> assertThat(item.redriveCount()).isZero());
        assertThatThrownBy(() -> sfn.client.listExecutions(
                        request -> request.stateMachineArn(machine).statusFilter("succeeded")))
                .hasMessageContaining(
                        "Value 'succeeded' at 'statusFilter' failed to satisfy constraint: Member must satisfy"
                                + " enum value set: [SUCCEEDED, TIMED_OUT, PENDING_REDRIVE, ABORTED, FAILED, RUNNING]");
    }

    /** The limits are as recorded by localstack (8b9a79f): test_sfn_api.snapshot.json, test_list_executions_pagination. */
    @Test
    void listExecutions_pagesAndFilters_latestFirst() {
        String machine = sfn.machine(only("\"Type\":\"Wait\",\"SecondsPath\":\"$\",\"End\":true"));
        sfn.finished(start(machine, "a", "0"));
        sfn.finished(start(machine, "b", "0"));
        start(machine, "c", "99999999");

        assertThat(sfn.client
                        .listExecutionsPaginator(
                                request -> request.stateMachineArn(machine).maxResults(2))
                        .executions())
                .extracting(ExecutionListItem::name)
                .containsExactly("c", "b", "a");
        assertThat(sfn.client
                        .listExecutions(
                                request -> request.stateMachineArn(machine).statusFilter(ExecutionStatus.RUNNING))
                        .executions())
                .extracting(ExecutionListItem::name)
                .containsExactly("c");
        assertThatThrownBy(() -> sfn.client.listExecutions(
                        request -> request.stateMachineArn(machine).nextToken("bad")))
                .isInstanceOf(InvalidTokenException.class);
        assertThatThrownBy(() -> sfn.client.listExecutions(
                        request -> request.stateMachineArn(machine).nextToken("x".repeat(3_097))))
                .hasMessageContaining(
                        "at 'nextToken' failed to satisfy constraint: Member must have length less than or"
                                + " equal to 3096");
        assertThatThrownBy(() -> sfn.client.listExecutions(
                        request -> request.stateMachineArn(machine).maxResults(1001)))
                .isInstanceOf(SfnException.class)
                .hasMessageContaining(
                        "Value '1001' at 'maxResults' failed to satisfy constraint: Member must have value less"
                                + " than or equal to 1000");
    }

    @Test
    void getExecutionHistory_pagesReversesAndHidesData() {
        String execution = sfn.run(PASS, "{\"a\":1}").executionArn();

        GetExecutionHistoryResponse first = sfn.client.getExecutionHistory(
                request -> request.executionArn(execution).maxResults(3).reverseOrder(true));
        GetExecutionHistoryResponse second = sfn.client.getExecutionHistory(request ->
                request.executionArn(execution).maxResults(3).reverseOrder(true).nextToken(first.nextToken()));
        List<HistoryEvent> hidden = sfn.client
                .getExecutionHistory(request -> request.executionArn(execution).includeExecutionData(false))
                .events();

        assertThat(first.events()).extracting(HistoryEvent::id).containsExactly(4L, 3L, 2L);
        assertThat(second.events()).extracting(HistoryEvent::id).containsExactly(1L);
        assertThat(second.nextToken()).isNull();
        assertThat(hidden.get(1).stateEnteredEventDetails().input()).isNull();
        assertThat(hidden.get(1).stateEnteredEventDetails().name()).isEqualTo("Only");
    }

    @Test
    void history_endlessLoop_endsAtTheLimitOfEvents() {
        String execution = sfn.run("""
                        {"StartAt": "A", "States": {
                          "A": {"Type": "Choice", "Default": "A",
                            "Choices": [{"Variable": "$.x", "IsPresent": true, "Next": "B"}]},
                          "B": {"Type": "Succeed"}}}""", "{}").executionArn();

        List<HistoryEvent> events = sfn.history(execution);
        assertThat(events).hasSize(25_000);
        assertThat(events.get(24_999).typeAsString()).isEqualTo("ExecutionFailed");
        assertThat(sfn.describe(execution).cause()).contains("maximum number of history events (25000)");
    }

    @Test
    void history_fullInBranches_endsTheExecutionToo() {
        String loop = """
                {"StartAt": "A%1$d", "States": {
                  "A%1$d": {"Type": "Choice", "Default": "A%1$d",
                    "Choices": [{"Variable": "$.x", "IsPresent": true, "Next": "B%1$d"}]},
                  "B%1$d": {"Type": "Succeed"}}}""";

        DescribeExecutionResponse end = sfn.run(
                only("\"Type\":\"Parallel\",\"End\":true,\"Branches\":[" + loop.formatted(1) + "," + loop.formatted(2)
                        + "]"),
                "{}");

        assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(sfn.history(end.executionArn())).hasSize(25_000);
    }

    @Test
    void close_runningExecutions_areAborted() {
        String execution = sfn.start(FOREVER, "{}");

        sfn.service.close();

        assertThat(sfn.describe(execution).status()).isEqualTo(ExecutionStatus.ABORTED);
    }

    private String start(String machine, String name, String input) {
        return sfn.client
                .startExecution(
                        request -> request.stateMachineArn(machine).name(name).input(input))
                .executionArn();
    }
}
