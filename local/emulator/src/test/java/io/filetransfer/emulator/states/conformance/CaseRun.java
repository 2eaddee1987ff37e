package io.filetransfer.emulator.states.conformance;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Runs one case through the public API. */
final class CaseRun {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Case tested;
    private final SfnClient client;
    private final Endpoint endpoint;
    private final Map<String, String> functionArns = new HashMap<>();
    private final String id = UUID.randomUUID().toString();
    private final Deque<Runnable> cleanUp = new ArrayDeque<>();
    private final AtomicReference<SdkException> broken = new AtomicReference<>();

    CaseRun(Case tested, Endpoint endpoint) {
        this.tested = tested;
        this.endpoint = endpoint;
        this.client = endpoint.client();
    }

    Outcome run() throws InterruptedException {
        try {
            return ended(start(machine(withFunctions(withActivities()))));
        } catch (RefusedException e) {
            return Outcome.refused((SfnException) e.getCause());
        } finally {
            cleanUp.forEach(Runnable::run);
        }
    }

    private String machine(String definition) throws RefusedException {
        try {
            String machine = client.createStateMachine(request -> request.name("case-" + id)
                            .roleArn(endpoint.roleArn())
                            .definition(definition))
                    .stateMachineArn();
            cleanUp.push(() -> client.deleteStateMachine(request -> request.stateMachineArn(machine)));
            return machine;
        } catch (SfnException e) {
            throw new RefusedException(e);
        }
    }

    private String start(String machine) {
        return client.startExecution(
                        request -> request.stateMachineArn(machine).name(id).input(tested.input()))
                .executionArn();
    }

    private String withActivities() {
        String definition = tested.definition();
        for (Map.Entry<String, List<WorkerStep>> worker : tested.workers().entrySet()) {
            String activity = client.createActivity(request -> request.name(worker.getKey() + "-" + id))
                    .activityArn();
            definition = definition.replace("${" + worker.getKey() + "}", activity);
            cleanUp.push(() -> client.deleteActivity(request -> request.activityArn(activity)));
            Thread thread = Thread.ofVirtual()
                    .name("worker of " + tested.name())
                    .start(() -> work(activity, worker.getValue()));
            cleanUp.push(thread::interrupt);
        }
        return definition;
    }

    private String withFunctions(String definition) {
        tested.functions()
                .forEach((name, bytes) -> functionArns.put(
                        "${" + name + "}", endpoint.functions().orElseThrow().apply(name, bytes)));
        String filled = definition;
        for (Map.Entry<String, String> function : functionArns.entrySet()) {
            filled = filled.replace(function.getKey(), function.getValue());
        }
        return filled;
    }

    private void work(String activity, List<WorkerStep> steps) {
        try {
            for (WorkerStep step : steps) {
                step.perform(task(activity), client);
            }
        } catch (TaskTimedOutException | InterruptedException e) {
            // The case has a task that takes too long, or has ended.
            Thread.currentThread().interrupt();
        } catch (SdkException e) {
            broken.set(e);
        }
    }

    private GetActivityTaskResponse task(String activity) {
        while (true) {
            GetActivityTaskResponse task = client.getActivityTask(
                    request -> request.activityArn(activity).workerName("worker"));
            // An empty answer says that the poll's time is over.
            if (task.taskToken() != null) {
                return task;
            }
        }
    }

    private Outcome ended(String execution) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        DescribeExecutionResponse now = client.describeExecution(request -> request.executionArn(execution));
        while (now.status() == ExecutionStatus.RUNNING && System.nanoTime() < deadline) {
            if (broken.get() != null) {
                throw broken.get();
            }
            Thread.sleep(endpoint.pollInterval());
            now = client.describeExecution(request -> request.executionArn(execution));
        }
        return Outcome.ended(
                now,
                client.getExecutionHistoryPaginator(request -> request.executionArn(execution)).events().stream()
                        .toList(),
                functionArns);
    }

    /** The API did not want the state machine. */
    private static final class RefusedException extends Exception {
        RefusedException(SfnException cause) {
            super(cause);
        }
    }
}
