package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filetransfer.emulator.states.path.Json;
import io.filetransfer.emulator.states.path.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One execution of a state machine, on a virtual thread of its own. */
public final class Execution {

    /** The states of an execution, named as the API does. */
    public enum Status {
        RUNNING,
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        ABORTED
    }

    /** How things stand with an execution: its output, JSON, if it succeeded, and why it ended otherwise. */
    public record Outcome(
            Status status, Optional<Instant> stopDate, Optional<String> output, Optional<Failure> failure) {}

    private final ExecutionInfo info;
    private final JsonNode input;
    private final Resources resources;
    private final History history = new History();
    private final Branch root = new Branch(history, 0);
    private final Instant startDate = Instant.now();
    private Outcome outcome = new Outcome(Status.RUNNING, Optional.empty(), Optional.empty(), Optional.empty());

    private Execution(ExecutionInfo info, Resources resources) throws JsonProcessingException {
        this.info = info;
        this.input = Json.parse(info.input());
        this.resources = resources;
    }

    /** Starts an execution, unless its input is not JSON. */
    public static Execution start(ExecutionInfo info, Resources resources) throws JsonProcessingException {
        Execution execution = new Execution(info, resources);
        // The first state follows event 0, not the event of the start: the service numbers it so.
        execution.history.append(
                0, Event.executionStarted(info.input(), info.machine().roleArn()));
        Thread runner = Thread.ofVirtual().name("execution " + info.name()).unstarted(execution::run);
        execution.root.runBy(runner);
        runner.start();
        return execution;
    }

    /** Returns what it was started with. */
    public ExecutionInfo info() {
        return info;
    }

    /** Returns when it started. */
    public Instant startDate() {
        return startDate;
    }

    /** Returns how things stand now. */
    public Outcome outcome() {
        synchronized (history) {
            return outcome;
        }
    }

    /** Returns what happened so far, in order, as the API shows it. */
    public List<ObjectNode> history() {
        return history.events();
    }

    /** Stops the execution if it is still running, and shows the given reason for it. */
    public void abort(Failure reason) {
        cutOff(Status.ABORTED, Event.failed("ExecutionAborted", reason), reason);
    }

    Resources resources() {
        return resources;
    }

    /**
     * Returns the context object.
     *
     * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html">Context
     *     object</a>
     */
    ObjectNode context(ObjectNode state) {
        Machine machine = info.machine();
        ObjectNode context = Json.object();
        context.putObject("Execution")
                .put("Id", info.arn())
                .<ObjectNode>set("Input", input)
                .put("Name", info.name())
                .put("RoleArn", machine.roleArn())
                .put("StartTime", Timestamps.format(startDate))
                .put("RedriveCount", 0);
        context.set("State", state);
        context.putObject("StateMachine").put("Id", machine.arn()).put("Name", machine.name());
        return context;
    }

    private void run() {
        Thread timer = startTimer();
        try {
            succeed(info.machine().definition().graph().run(input, root, this));
        } catch (StateFailedException e) {
            fail(e.failure());
        } catch (History.FullException e) {
            fail(Failure.of(ErrorNames.RUNTIME, e.getMessage()));
        } catch (InterruptedException e) {
            cutOff(Status.ABORTED, Event.plain("ExecutionAborted"), Failure.of(ErrorNames.RUNTIME));
        } catch (RuntimeException e) {
            fail(Failure.of(ErrorNames.RUNTIME, "Internal error of the interpreter: " + e));
        } finally {
            timer.interrupt();
        }
    }

    private Thread startTimer() {
        return Thread.ofVirtual().name("timeout of " + info.name()).start(() -> {
            try {
                Thread.sleep(Duration.ofSeconds(
                        info.machine().definition().timeoutSeconds().orElse(Setting.MAX_SECONDS)));
                // The service names the error in the history alone.
                cutOff(
                        Status.TIMED_OUT,
                        Event.failed("ExecutionTimedOut", Failure.of(ErrorNames.TIMEOUT)),
                        Failure.UNNAMED);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void succeed(JsonNode output) {
        Event event = Event.succeeded("ExecutionSucceeded", output);
        end(Status.SUCCEEDED, root.lastEventId(), event, Optional.of(Json.write(output)), Optional.empty());
    }

    private void fail(Failure failure) {
        Event event = Event.failed("ExecutionFailed", failure);
        end(Status.FAILED, root.lastEventId(), event, Optional.empty(), Optional.of(failure));
    }

    private void cutOff(Status status, Event event, Failure failure) {
        end(status, 0, event, Optional.empty(), Optional.of(failure));
    }

    private void end(Status status, long previousId, Event event, Optional<String> output, Optional<Failure> failure) {
        synchronized (history) {
            if (outcome.status() == Status.RUNNING) {
                history.appendLast(previousId, event);
                outcome = new Outcome(status, Optional.of(Instant.now()), output, failure);
                root.stop();
            }
        }
    }
}
