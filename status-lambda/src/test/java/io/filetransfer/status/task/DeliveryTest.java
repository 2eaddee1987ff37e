package io.filetransfer.status.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filetransfer.common.Deadline;
import io.filetransfer.common.events.Execution;
import io.filetransfer.common.tables.ActivityTask;
import io.filetransfer.common.tables.ExecutionsTable;
import io.filetransfer.common.testing.StatusTables;
import io.filetransfer.emulator.calls.CallHook;
import io.filetransfer.status.check.Hooked;
import io.filetransfer.status.task.FakeActivity.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** What can go wrong between taking a task and ending it, one test for each. */
@Timeout(60)
class DeliveryTest {

    private static final String ONE = "arn:aws:states:eu-west-1:123456789012:execution:machine:one";
    private static final String TWO = "arn:aws:states:eu-west-1:123456789012:execution:machine:two";
    private static final String BY_HAND = "by hand";
    private static final Duration FUNCTION_TIMEOUT = Duration.ofMinutes(5);

    private final FakeActivity activity = new FakeActivity();
    private final FakeStepFunctions sfn = new FakeStepFunctions(activity);
    private final KillSwitch killSwitch = new KillSwitch();
    private final ExecutionsTable executions = new ExecutionsTable(
            Hooked.client(DynamoDbClient.class, StatusTables.client(), killSwitch),
            StatusTables.createExecutions(),
            activity);
    private final Delivery delivery =
            new Delivery(new ActivityPoller(sfn, "activity", activity), executions, new ExecutionHistory(sfn), sfn);

    @BeforeEach
    void hook() {
        sfn.hook(killSwitch);
    }

    @Test
    void deliver_ownTaskWaits_isEnded() {
        activity.start(ONE);

        run(ONE);

        assertEnded(ONE);
        assertThat(sfn.polls()).hasSize(1);
    }

    @Test
    void deliver_failure_endsOwnTaskWithErrorAndCause() {
        activity.start(ONE);

        deliver(ONE, Outcome.failure("FileTransferFailed", "why"), FUNCTION_TIMEOUT);

        assertThat(activity.answers()).containsExactly(new Answer(ONE, ONE + "-1", "FileTransferFailed: why"));
    }

    @Test
    void deliver_foreignTaskComesFirst_isParkedAndEndedByItsOwnExecutionWithoutAPoll() {
        activity.start(TWO);
        activity.start(ONE);

        run(ONE);
        run(TWO);

        assertEnded(ONE, TWO);
        assertThat(sfn.polls()).hasSize(2);
    }

    /** Nothing is known of the task any more: it comes back when its heartbeat is missed. */
    @Test
    void deliver_killedBeforeAnswering_nextRunEndsTheTaskThatComesBack() {
        activity.start(ONE);
        killSwitch.killBefore("SendTask");

        assertKilled(ONE);
        rerun(ONE);

        assertEnded(ONE);
        assertThat(activity.answers().getFirst().token()).isEqualTo(ONE + "-2");
    }

    @Test
    void deliver_killedHavingTakenAForeignTask_itsExecutionEndsTheTaskThatComesBack() {
        activity.start(TWO);
        killSwitch.killBefore("PutItem");

        assertKilled(ONE);
        rerun(TWO);

        assertEnded(TWO);
    }

    @Test
    void deliver_killedHavingParkedAForeignTask_itsExecutionFindsIt() {
        activity.start(TWO);
        killSwitch.killAfter("PutItem");

        assertKilled(ONE);
        rerun(TWO);

        assertEnded(TWO);
        assertThat(sfn.polls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 180, 3600})
    void deliver_killedAfterAnswering_nextRunLearnsFromTheHistoryWithoutAPoll(int secondsLater) {
        activity.start(ONE);
        killSwitch.killAfter("SendTask");

        assertKilled(ONE);
        activity.pass(seconds(secondsLater));
        rerun(ONE);

        assertEnded(ONE);
        assertThat(sfn.polls()).hasSize(1);
    }

    /** Somebody has answered from the console, say. */
    @Test
    void deliver_taskAnsweredByAStranger_isSettledByTheNextCheck() {
        activity.start(ONE);
        FakeActivity.Poll stranger = activity.begin();
        activity.await(stranger);
        activity.answer(stranger.token(), "\"" + ONE + "\"");

        rerun(ONE);

        assertEnded(ONE);
        assertThat(sfn.polls()).isEmpty();
    }

    @Test
    void deliver_firstCheckAndTaskAnsweredByAStranger_isSettledAfterOnePoll() {
        activity.start(ONE);
        FakeActivity.Poll stranger = activity.begin();
        activity.await(stranger);
        activity.answer(stranger.token(), "\"" + ONE + "\"");

        run(ONE);

        assertEnded(ONE);
        assertThat(sfn.polls()).hasSize(1);
    }

    @Test
    void deliver_historyThatLagsBehind_isAskedAgain() {
        activity.start(ONE);
        killSwitch.killAfter("SendTask");
        assertKilled(ONE);
        activity.historyLag(seconds(30));

        rerun(ONE);

        assertEnded(ONE);
        assertThat(sfn.polls()).hasSize(2);
    }

    @Test
    void deliver_usualWay_neverReadsTheHistory() {
        activity.start(ONE);

        run(ONE);

        assertThat(sfn.histories()).isZero();
    }

    @Test
    void deliver_killedBeforeAnsweringLongAgo_nextRunEndsTheTaskThatHasComeBack() {
        activity.start(ONE);
        killSwitch.killBefore("SendTask");

        assertKilled(ONE);
        activity.pass(Duration.ofMinutes(3));
        rerun(ONE);

        assertEnded(ONE);
    }

    /** One empty poll does not tell: the task may be with somebody who took it and died. */
    @Test
    void deliver_killedBeforeAnsweringAndItsNextTaskTakenByOneWhoDies_nextRunEndsTheOneAfterThat() {
        activity.start(ONE);
        killSwitch.killBefore("SendTask");
        assertKilled(ONE);
        activity.pass(Duration.ofMinutes(3));
        killSwitch.killBefore("PutItem");
        assertKilled(TWO);

        rerun(ONE);

        assertEnded(ONE);
        assertThat(activity.answers().getFirst().token()).isEqualTo(ONE + "-3");
    }

    /** Step Functions goes on for a minute with the poll of a function that is no more. */
    @Test
    void deliver_killedBeforeAnsweringAndItsNextTaskHandedToAPollThatNobodyReads_nextRunEndsTheOneAfterThat() {
        activity.start(ONE);
        killSwitch.killBefore("SendTask");
        assertKilled(ONE);
        activity.pass(FakeActivity.HEARTBEAT);
        activity.begin();

        rerun(ONE);

        assertEnded(ONE);
        assertThat(activity.answers().getFirst().token()).isEqualTo(ONE + "-3");
    }

    /** The longest that a task takes to turn up: 60 s at a poll that was given up, 120 s until its heartbeat is missed, and 1 s. */
    @Test
    void deliver_inDoubtAndTheTaskTurnsUpAsLateAsItCan_isEnded() {
        activity.start(ONE);
        killSwitch.killBefore("SendTask");
        assertKilled(ONE);
        activity.pass(seconds(120));
        activity.begin();
        activity.pass(Duration.ofMillis(62_400));
        activity.begin();
        activity.pass(Duration.ofMillis(100));

        rerun(ONE);

        assertEnded(ONE);
        assertThat(activity.answers().getFirst().token()).isEqualTo(ONE + "-4");
    }

    /** The SDK sends an answer again whose confirmation got lost, and hears that the task is no more. */
    @Test
    void deliver_confirmationOfTheAnswerIsLost_countsAsEnded() {
        activity.start(ONE);
        sfn.repeatNextAnswer();

        run(ONE);

        assertEnded(ONE);
        assertThat(sfn.polls()).hasSize(1);
    }

    @Test
    void deliver_ownTaskParkedAndItsExecutionStopped_countsAsEnded() {
        activity.start(ONE);
        takeAndPark(ONE);
        activity.stop(ONE);

        run(ONE);

        assertThat(activity.answers()).isEmpty();
        assertThat(sfn.polls()).isEmpty();
    }

    @Test
    void deliver_ownTaskTakenAndItsExecutionStopped_countsAsEnded() {
        activity.start(ONE);
        killSwitch.runBefore("SendTask", () -> activity.stop(ONE));

        run(ONE);

        assertThat(activity.answers()).isEmpty();
        assertThat(sfn.polls()).hasSize(1);
    }

    @Test
    void deliver_foreignTaskTakenAndItsExecutionStopped_isParkedAndOwnTaskEnded() {
        activity.start(TWO);
        activity.start(ONE);
        killSwitch.runBefore("PutItem", () -> activity.stop(TWO));

        run(ONE);

        assertEnded(ONE);
    }

    @Test
    void deliver_foreignTaskOfAStoppedExecutionIsParked_doesNotMatter() {
        activity.start(TWO);
        takeAndPark(TWO);
        activity.stop(TWO);
        activity.start(ONE);

        run(ONE);

        assertEnded(ONE);
    }

    /** Two functions poll at the same time, on threads of their own, and each is given the other's task. */
    @Test
    void deliver_twoPollersEachWithTheOthersTask_endTheirOwn() throws Exception {
        activity.start(ONE);
        activity.start(TWO);
        sfn.patience(Duration.ofMillis(50));
        CrossedPolls crossed = new CrossedPolls(TWO);
        sfn.hook(crossed);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Void> one = CompletableFuture.runAsync(() -> crossed.runAs(ONE, () -> run(ONE)), threads);
            CompletableFuture<Void> two = CompletableFuture.runAsync(() -> crossed.runAs(TWO, () -> run(TWO)), threads);
            CompletableFuture.allOf(one, two).get(20, TimeUnit.SECONDS);
        }

        assertThat(crossed.firstTokens()).containsOnly(Map.entry(ONE, TWO + "-1"), Map.entry(TWO, ONE + "-1"));
        assertEnded(ONE, TWO);
    }

    /** In the article an empty poll ends in a KeyError. */
    @Test
    void deliver_pollsThatRunOut_arePolledAgain() {
        activity.startIn(seconds(130), ONE);

        run(ONE);

        assertEnded(ONE);
        assertThat(sfn.polls()).hasSize(3);
    }

    @Test
    void deliver_pollThatBreaksOffTakesTheTask_theOneThatComesBackIsEndedInTheSameRun() {
        activity.start(ONE);
        sfn.breakOffPolls(1);

        run(ONE);

        assertEnded(ONE);
        assertThat(sfn.polls()).hasSize(4);
    }

    @Test
    void deliver_taskHandedToAPollThatNobodyReads_comesBack() {
        activity.begin();
        activity.start(ONE);

        run(ONE);

        assertEnded(ONE);
    }

    @Test
    void deliver_parkedTaskMissedItsHeartbeat_theOneThatComesBackIsEnded() {
        activity.start(ONE);
        takeAndPark(ONE);
        activity.pass(Duration.ofMinutes(10));

        run(ONE);

        assertEnded(ONE);
    }

    /** It is dead for certain and nobody has answered it: that would be mistaken for an answer of which nothing was heard. */
    @Test
    void deliver_parkedTaskMissedItsHeartbeatAndNoneComesBack_isMissing() {
        activity.start(ONE);
        takeAndPark(ONE);
        activity.handTasksToNobody(true);
        activity.pass(Duration.ofMinutes(10));

        assertMissing(ONE);
        activity.handTasksToNobody(false);
        run(ONE);

        assertEnded(ONE);
    }

    @Test
    void deliver_parkedTaskReplacedByALaterOne_theLaterOneIsEnded() {
        activity.start(ONE);
        takeAndPark(ONE);
        activity.pass(Duration.ofSeconds(125));
        takeAndPark(ONE);

        run(ONE);

        assertEnded(ONE);
        assertThat(activity.answers().getFirst().token()).isEqualTo(ONE + "-2");
        assertThat(sfn.polls()).isEmpty();
    }

    @Test
    void deliver_ownTaskParkedDuringTheLastPoll_isFound() {
        activity.start(TWO);
        takeAndPark(TWO);
        Instant deadline = activity.instant().plusSeconds(80);
        killSwitch.runBefore("GetActivityTask", () -> {
            activity.start(ONE);
            takeAndPark(ONE);
        });

        assertThat(deliver(ONE, success(ONE), Duration.between(activity.instant(), deadline)))
                .isTrue();

        assertEnded(ONE);
    }

    @Test
    void deliver_noTaskUntilTheDeadline_leavesTimeForEveryPoll() {
        activity.start(ONE);
        activity.handTasksToNobody(true);
        Instant deadline = activity.instant().plus(FUNCTION_TIMEOUT);

        assertMissing(ONE);

        assertThat(sfn.pollTimes())
                .hasSize(4)
                .allSatisfy(
                        begun -> assertThat(Duration.between(begun, deadline)).isGreaterThanOrEqualTo(seconds(75)));
    }

    @Test
    void deliver_tooLittleTimeForAPoll_looksForAParkedTaskAndDoesNotPoll() {
        activity.start(ONE);
        assertThat(deliver(ONE, success(ONE), seconds(74))).isFalse();
        assertThat(sfn.polls()).isEmpty();

        takeAndPark(ONE);
        assertThat(deliver(ONE, success(ONE), seconds(74))).isTrue();

        assertEnded(ONE);
    }

    @Test
    void deliver_answerFailsOnTheWay_isSentAgainInTheSameRun() {
        activity.start(ONE);
        killSwitch.runBefore("SendTask", () -> {
            throw SdkClientException.create("connection refused");
        });

        run(ONE);

        assertEnded(ONE);
        assertThat(sfn.polls()).hasSize(1);
    }

    @Test
    void deliver_answerIsDenied_fails() {
        activity.start(ONE);
        killSwitch.runBefore("SendTask", () -> {
            throw SfnException.builder().statusCode(400).message("denied").build();
        });

        assertThatThrownBy(() -> run(ONE)).isInstanceOf(SfnException.class);
    }

    @Test
    void deliver_pollIsDenied_fails() {
        activity.start(ONE);
        killSwitch.runBefore("GetActivityTask", () -> {
            throw SfnException.builder().statusCode(400).message("denied").build();
        });

        assertThatThrownBy(() -> run(ONE)).isInstanceOf(SfnException.class);
    }

    @Test
    void deliver_answersThatNeverArrive_endsBeforeTheFunctionDoes() {
        activity.start(ONE);
        sfn.hook(new CallHook() {
            @Override
            public void before(String call) {
                if (call.startsWith("SendTask")) {
                    activity.pass(seconds(5));
                    throw SdkClientException.create("connection refused");
                }
            }
        });

        assertMissing(ONE);
        assertThat(activity.answers()).isEmpty();
    }

    /** As the article's function does. */
    @Test
    void deliver_byHand_endsWhicheverTaskComesAndItsExecutionKnows() {
        activity.start(ONE);

        run(ONE, BY_HAND);
        assertEnded(ONE);
        rerun(ONE);

        assertEnded(ONE);
        assertThat(sfn.polls()).hasSize(1);
    }

    @Test
    void deliver_byHandKilledBeforeAnswering_itsExecutionEndsTheTaskThatComesBack() {
        activity.start(ONE);
        killSwitch.killBefore("SendTask");

        assertKilled(BY_HAND);
        run(ONE);

        assertEnded(ONE);
    }

    @Test
    void deliver_byHandAndTheFirstTasksExecutionHasEnded_endsTheNextTask() {
        activity.start(ONE);
        activity.start(TWO);
        killSwitch.runBefore("SendTask", () -> activity.stop(ONE));

        run(TWO, BY_HAND);

        assertEnded(TWO);
    }

    @Test
    void deliver_byHandAndTheOnlyTasksConfirmationIsLost_countsAsEnded() {
        activity.start(ONE);
        sfn.repeatNextAnswer();

        run(ONE, BY_HAND);

        assertEnded(ONE);
    }

    @Test
    void deliver_byHandAndNoTaskWaits_isMissing() {
        assertMissing(BY_HAND);
    }

    /** The status function of an execution of an earlier state machine is told nothing: it looks for such a task first. */
    @ParameterizedTest
    @ValueSource(strings = {"{}", "not json", "[]", "{\"execution_id\":7}", "{\"execution_id\":\" \"}"})
    void deliver_taskOfAnEarlierStateMachine_isParkedForWhoeverReportsByHand(String input) {
        activity.startOlder("older", input);
        activity.start(ONE);

        run(ONE);
        activity.pass(Duration.ofMinutes(30));
        run("older", BY_HAND);

        assertEnded(ONE, "older");
        assertThat(sfn.polls()).hasSize(2);
    }

    /** Every task that was taken for this one was answered: nothing of yesterday is mistaken for it. */
    @Test
    void deliver_byHandAndOnlyATaskAnsweredLongAgoIsParked_isMissing() {
        activity.startOlder("older", "{}");
        run("older", BY_HAND);
        activity.pass(Duration.ofHours(3));

        assertMissing(BY_HAND);
    }

    private void run(String executionId) {
        run(executionId, executionId);
    }

    private void run(String outcome, String reporter) {
        assertThat(deliver(reporter, success(outcome), FUNCTION_TIMEOUT)).isTrue();
    }

    /** Runs a later check of an execution. */
    private void rerun(String executionId) {
        assertThat(delivery.deliver(owner(executionId), success(executionId), deadline(FUNCTION_TIMEOUT), true))
                .isTrue();
    }

    private boolean deliver(String reporter, Outcome outcome, Duration timeout) {
        return delivery.deliver(owner(reporter), outcome, deadline(timeout), false);
    }

    private static Optional<Execution> owner(String reporter) {
        return Optional.of(reporter).filter(name -> !name.equals(BY_HAND)).map(id -> new Execution(id, Instant.EPOCH));
    }

    private Deadline deadline(Duration timeout) {
        Instant end = activity.instant().plus(timeout);
        return new Deadline(
                () -> Math.toIntExact(Duration.between(activity.instant(), end).toMillis()));
    }

    private void takeAndPark(String executionId) {
        Instant begun = activity.instant();
        FakeActivity.Poll poll = activity.begin();
        activity.await(poll);
        assertThat(poll.token()).startsWith(executionId);
        executions.park(new ActivityTask(executionId, poll.token(), begun));
    }

    private void assertKilled(String executionId) {
        assertThatThrownBy(() -> run(executionId)).isInstanceOf(KilledError.class);
    }

    private void assertMissing(String executionId) {
        assertThat(deliver(executionId, success(executionId), FUNCTION_TIMEOUT)).isFalse();
    }

    private void assertEnded(String... executionIds) {
        assertThat(activity.answers()).extracting(Answer::executionId).containsExactlyInAnyOrder(executionIds);
        assertThat(activity.answers())
                .allSatisfy(answer -> assertThat(answer.outcome()).isEqualTo("\"" + answer.executionId() + "\""));
    }

    private static Outcome success(String executionId) {
        return Outcome.success(executionId);
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
