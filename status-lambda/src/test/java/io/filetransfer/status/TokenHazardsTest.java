package io.filetransfer.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filetransfer.common.ExecutionsTable;
import io.filetransfer.common.testing.StatusTables;
import io.filetransfer.status.FakeActivity.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
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

/** What can go wrong between taking a task and ending it, one test for each. */
@Timeout(60)
class TokenHazardsTest {

    private static final Heartbeat HEARTBEAT = FakeActivity.HEARTBEAT;
    private static final String ONE = "arn:aws:states:eu-west-1:123456789012:execution:machine:one";
    private static final String TWO = "arn:aws:states:eu-west-1:123456789012:execution:machine:two";
    private static final String BY_HAND = Addressee.UNKNOWN;
    private static final Duration FUNCTION_TIMEOUT = Duration.ofMinutes(5);

    private final FakeActivity activity = new FakeActivity();
    private final FakeStepFunctions sfn = new FakeStepFunctions(activity);
    private final KillSwitch killSwitch = new KillSwitch();
    private final ParkedTasks parked = new ParkedTasks(new ExecutionsTable(
            Hooked.client(DynamoDbClient.class, StatusTables.client(), killSwitch),
            StatusTables.createExecutions(),
            activity));
    private final ActivityTasks tasks = new ActivityTasks(
            new ActivityPoller(sfn, "activity", activity),
            parked,
            new TaskAnswers(sfn, parked, HEARTBEAT, activity),
            HEARTBEAT,
            activity);

    @BeforeEach
    void hook() {
        sfn.hook(killSwitch);
    }

    @Test
    void end_ownTaskWaits_isEnded() {
        activity.start(ONE);

        run(ONE);

        assertEnded(ONE);
        assertThat(sfn.polls()).hasSize(1);
    }

    @Test
    void end_failure_endsOwnTaskWithErrorAndCause() {
        activity.start(ONE);

        tasks.end(new Addressee(ONE), Outcome.failure("FileTransferFailed", "why"), () -> FUNCTION_TIMEOUT);

        assertThat(activity.answers()).containsExactly(new Answer(ONE, ONE + "-1", "FileTransferFailed: why"));
    }

    @Test
    void end_foreignTaskComesFirst_isParkedAndEndedByItsOwnExecutionWithoutAPoll() {
        activity.start(TWO);
        activity.start(ONE);

        run(ONE);
        run(TWO);

        assertEnded(ONE, TWO);
        assertThat(sfn.polls()).hasSize(2);
    }

    /** Nothing is known of the task any more: it comes back when its heartbeat is missed. */
    @Test
    void end_killedHavingTakenOwnTask_nextRunEndsTheTaskThatComesBack() {
        activity.start(ONE);
        killSwitch.killBefore("PutItem");

        assertKilled(ONE);
        run(ONE);

        assertEnded(ONE);
        assertThat(activity.answers().getFirst().token()).isEqualTo(ONE + "-2");
    }

    @Test
    void end_killedHavingTakenAForeignTask_itsExecutionEndsTheTaskThatComesBack() {
        activity.start(TWO);
        killSwitch.killBefore("PutItem");

        assertKilled(ONE);
        run(TWO);

        assertEnded(TWO);
    }

    @Test
    void end_killedHavingParkedAForeignTask_itsExecutionFindsIt() {
        activity.start(TWO);
        killSwitch.killAfter("PutItem");

        assertKilled(ONE);
        run(TWO);

        assertEnded(TWO);
        assertThat(sfn.polls()).hasSize(1);
    }

    @Test
    void end_killedBeforeAnswering_nextRunEndsTheSameTaskWithoutAPoll() {
        activity.start(ONE);
        killSwitch.killBefore("SendTask");

        assertKilled(ONE);
        run(ONE);

        assertEnded(ONE);
        assertThat(sfn.polls()).hasSize(1);
    }

    @Test
    void end_killedAfterAnswering_nextRunKnowsAtOnce() {
        activity.start(ONE);
        killSwitch.killAfter("SendTask");

        assertKilled(ONE);
        run(ONE);

        assertEnded(ONE);
        assertThat(sfn.polls()).hasSize(1);
    }

    /** By then the heartbeat could have ended the task as well: only that no other task turns up tells. */
    @Test
    void end_killedAfterAnsweringLongAgo_nextRunWaitsWhetherAnotherTaskTurnsUp() {
        activity.start(ONE);
        killSwitch.killAfter("SendTask");

        assertKilled(ONE);
        activity.pass(Duration.ofMinutes(3));
        run(ONE);

        assertEnded(ONE);
        assertThat(sfn.polls()).hasSize(5);
    }

    @Test
    void end_killedBeforeAnsweringLongAgo_nextRunEndsTheTaskThatHasComeBack() {
        activity.start(ONE);
        killSwitch.killBefore("SendTask");

        assertKilled(ONE);
        activity.pass(Duration.ofMinutes(3));
        run(ONE);

        assertEnded(ONE);
    }

    /** One empty poll does not tell: the task may be with somebody who took it and died. */
    @Test
    void end_killedBeforeAnsweringAndItsNextTaskTakenByOneWhoDies_nextRunEndsTheOneAfterThat() {
        activity.start(ONE);
        killSwitch.killBefore("SendTask");
        assertKilled(ONE);
        activity.pass(Duration.ofMinutes(3));
        killSwitch.killBefore("PutItem");
        assertKilled(TWO);

        run(ONE);

        assertEnded(ONE);
        assertThat(activity.answers().getFirst().token()).isEqualTo(ONE + "-3");
    }

    /** Step Functions goes on for a minute with the poll of a function that is no more. */
    @Test
    void end_killedBeforeAnsweringAndItsNextTaskHandedToAPollThatNobodyReads_nextRunEndsTheOneAfterThat() {
        activity.start(ONE);
        killSwitch.killBefore("SendTask");
        assertKilled(ONE);
        activity.pass(HEARTBEAT.limit());
        activity.begin();

        run(ONE);

        assertEnded(ONE);
        assertThat(activity.answers().getFirst().token()).isEqualTo(ONE + "-3");
    }

    /** The longest that a task takes to turn up: 60 s at a poll that was given up, 120 s until its heartbeat is missed, and 1 s. */
    @Test
    void end_inDoubtAndTheTaskTurnsUpAsLateAsItCan_isEnded() {
        activity.start(ONE);
        killSwitch.killBefore("SendTask");
        assertKilled(ONE);
        activity.pass(seconds(120));
        activity.begin();
        activity.pass(Duration.ofMillis(62_400));
        activity.begin();
        activity.pass(Duration.ofMillis(100));

        run(ONE);

        assertEnded(ONE);
        assertThat(activity.answers().getFirst().token()).isEqualTo(ONE + "-4");
    }

    @Test
    void end_doubtAndPollsThatBreakOff_isNotTakenForAnAnswerThatHasArrived() {
        activity.start(ONE);
        killSwitch.killAfter("SendTask");
        assertKilled(ONE);
        activity.pass(Duration.ofMinutes(3));
        sfn.breakOffPolls(1);
        killSwitch.runBefore("GetActivityTask", () -> activity.pass(Duration.ofSeconds(70)));

        assertThatThrownBy(() -> run(ONE)).isInstanceOf(ActivityTaskMissingException.class);
        run(ONE);

        assertEnded(ONE);
    }

    /** The SDK sends an answer again whose confirmation got lost, and hears that the task is no more. */
    @Test
    void end_confirmationOfTheAnswerIsLost_countsAsEnded() {
        activity.start(ONE);
        sfn.repeatNextAnswer();

        run(ONE);

        assertEnded(ONE);
        assertThat(sfn.polls()).hasSize(1);
    }

    @Test
    void end_ownTaskParkedAndItsExecutionStopped_countsAsEnded() {
        activity.start(ONE);
        takeAndPark(ONE);
        activity.stop(ONE);

        run(ONE);

        assertThat(activity.answers()).isEmpty();
        assertThat(sfn.polls()).isEmpty();
    }

    @Test
    void end_ownTaskTakenAndItsExecutionStopped_countsAsEnded() {
        activity.start(ONE);
        killSwitch.runBefore("SendTask", () -> activity.stop(ONE));

        run(ONE);

        assertThat(activity.answers()).isEmpty();
        assertThat(sfn.polls()).hasSize(1);
    }

    @Test
    void end_foreignTaskTakenAndItsExecutionStopped_isParkedAndOwnTaskEnded() {
        activity.start(TWO);
        activity.start(ONE);
        killSwitch.runBefore("PutItem", () -> activity.stop(TWO));

        run(ONE);

        assertEnded(ONE);
    }

    @Test
    void end_foreignTaskOfAStoppedExecutionIsParked_doesNotMatter() {
        activity.start(TWO);
        takeAndPark(TWO);
        activity.stop(TWO);
        activity.start(ONE);

        run(ONE);

        assertEnded(ONE);
    }

    /** Two functions poll at the same time, on threads of their own, and each is given the other's task. */
    @Test
    void end_twoPollersEachWithTheOthersTask_endTheirOwn() throws Exception {
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
    void end_pollsThatRunOut_arePolledAgain() {
        activity.startIn(seconds(130), ONE);

        run(ONE);

        assertEnded(ONE);
        assertThat(sfn.polls()).hasSize(3);
    }

    @Test
    void end_pollThatBreaksOffTakesTheTask_theOneThatComesBackIsEndedInTheSameRun() {
        activity.start(ONE);
        sfn.breakOffPolls(1);

        run(ONE);

        assertEnded(ONE);
        assertThat(sfn.polls()).hasSize(4);
    }

    @Test
    void end_taskHandedToAPollThatNobodyReads_comesBack() {
        activity.begin();
        activity.start(ONE);

        run(ONE);

        assertEnded(ONE);
    }

    @Test
    void end_parkedTaskMissedItsHeartbeat_theOneThatComesBackIsEnded() {
        activity.start(ONE);
        takeAndPark(ONE);
        activity.pass(Duration.ofMinutes(10));

        run(ONE);

        assertEnded(ONE);
    }

    /** It is dead for certain and nobody has answered it: that would be mistaken for an answer of which nothing was heard. */
    @Test
    void end_parkedTaskMissedItsHeartbeatAndNoneComesBack_isMissing() {
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
    void end_parkedTaskReplacedByALaterOne_theLaterOneIsEnded() {
        activity.start(ONE);
        takeAndPark(ONE);
        activity.pass(Duration.ofSeconds(125));
        takeAndPark(ONE);

        run(ONE);

        assertEnded(ONE);
        assertThat(activity.answers().getFirst().token()).isEqualTo(ONE + "-2");
        assertThat(sfn.polls()).isEmpty();
    }

    /** While the own function holds its task, time passes and another one parks the next. */
    @Test
    void end_laterTaskIsParkedBeforeTheAnswer_theLaterOneIsEnded() {
        activity.start(ONE);
        killSwitch.runBefore("PutItem", () -> {
            activity.pass(Duration.ofSeconds(125));
            takeAndPark(ONE);
        });

        run(ONE);

        assertEnded(ONE);
        assertThat(activity.answers().getFirst().token()).isEqualTo(ONE + "-2");
    }

    @Test
    void end_ownTaskParkedDuringTheLastPoll_isFound() {
        activity.start(TWO);
        takeAndPark(TWO);
        Instant deadline = activity.instant().plusSeconds(80);
        killSwitch.runBefore("GetActivityTask", () -> {
            activity.start(ONE);
            takeAndPark(ONE);
        });

        tasks.end(new Addressee(ONE), success(ONE), () -> Duration.between(activity.instant(), deadline));

        assertEnded(ONE);
    }

    @Test
    void end_noTaskUntilTheDeadline_leavesTimeForEveryPollAndSaysSo() {
        Instant deadline = activity.instant().plus(FUNCTION_TIMEOUT);

        assertThatThrownBy(() -> run(ONE))
                .isInstanceOf(ActivityTaskMissingException.class)
                .hasMessageContaining("the task of execution " + ONE + " has not turned up on activity activity")
                .hasMessageContaining("polled for 240 s");

        assertThat(sfn.pollTimes())
                .hasSize(4)
                .allSatisfy(
                        begun -> assertThat(Duration.between(begun, deadline)).isGreaterThanOrEqualTo(seconds(75)));
    }

    @Test
    void end_tooLittleTimeForAPoll_looksForAParkedTaskAndDoesNotPoll() {
        activity.start(ONE);
        assertThatThrownBy(() -> tasks.end(new Addressee(ONE), success(ONE), () -> seconds(74)))
                .isInstanceOf(ActivityTaskMissingException.class);
        assertThat(sfn.polls()).isEmpty();

        takeAndPark(ONE);
        tasks.end(new Addressee(ONE), success(ONE), () -> seconds(74));

        assertEnded(ONE);
    }

    @Test
    void end_answerFailsOnTheWay_failsAndTheNextRunEndsTheTask() {
        activity.start(ONE);
        killSwitch.runBefore("SendTask", () -> {
            throw SdkClientException.create("connection refused");
        });

        assertThatThrownBy(() -> run(ONE)).isInstanceOf(SdkClientException.class);
        run(ONE);

        assertEnded(ONE);
    }

    /** As the article's function does. */
    @Test
    void end_byHand_endsWhicheverTaskComesAndItsExecutionKnows() {
        activity.start(ONE);

        run(ONE, BY_HAND);
        assertEnded(ONE);
        run(ONE);

        assertEnded(ONE);
        assertThat(sfn.polls()).hasSize(1);
    }

    @Test
    void end_byHandKilledBeforeAnswering_itsExecutionEndsTheTask() {
        activity.start(ONE);
        killSwitch.killBefore("SendTask");

        assertKilled(BY_HAND);
        run(ONE);

        assertEnded(ONE);
        assertThat(sfn.polls()).hasSize(1);
    }

    @Test
    void end_byHandAndTheFirstTasksExecutionHasEnded_endsTheNextTask() {
        activity.start(ONE);
        activity.start(TWO);
        killSwitch.runBefore("SendTask", () -> activity.stop(ONE));

        run(TWO, BY_HAND);

        assertEnded(TWO);
    }

    @Test
    void end_byHandAndTheOnlyTasksConfirmationIsLost_countsAsEnded() {
        activity.start(ONE);
        sfn.repeatNextAnswer();

        run(ONE, BY_HAND);

        assertEnded(ONE);
    }

    @Test
    void end_byHandAndNoTaskWaits_isMissing() {
        assertThatThrownBy(() -> run(BY_HAND))
                .isInstanceOf(ActivityTaskMissingException.class)
                .hasMessageStartingWith("no execution waits on activity activity");
    }

    /** The status function of an execution of an earlier state machine is told nothing: it looks for such a task first. */
    @ParameterizedTest
    @ValueSource(strings = {"{}", "not json", "[]", "{\"execution_id\":7}", "{\"execution_id\":\" \"}"})
    void end_taskOfAnEarlierStateMachine_isParkedForWhoeverReportsByHand(String input) {
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
    void end_byHandAndOnlyATaskAnsweredLongAgoIsParked_isMissing() {
        activity.startOlder("older", "{}");
        run("older", BY_HAND);
        activity.pass(Duration.ofHours(3));

        assertThatThrownBy(() -> run(BY_HAND)).isInstanceOf(ActivityTaskMissingException.class);
    }

    private void run(String executionId) {
        run(executionId, executionId);
    }

    private void run(String outcome, String addressee) {
        Instant begun = activity.instant();
        tasks.end(new Addressee(addressee), success(outcome), () -> remaining(begun));
    }

    private Duration remaining(Instant begun) {
        return Duration.between(activity.instant(), begun.plus(FUNCTION_TIMEOUT));
    }

    private void takeAndPark(String executionId) {
        Instant begun = activity.instant();
        FakeActivity.Poll poll = activity.begin();
        activity.await(poll);
        assertThat(poll.token()).startsWith(executionId);
        parked.park(new ActivityTask(executionId, poll.token(), begun));
    }

    private void assertKilled(String executionId) {
        assertThatThrownBy(() -> run(executionId)).isInstanceOf(KilledError.class);
    }

    private void assertMissing(String executionId) {
        assertThatThrownBy(() -> run(executionId)).isInstanceOf(ActivityTaskMissingException.class);
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
