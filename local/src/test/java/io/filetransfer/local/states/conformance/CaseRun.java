package io.filetransfer.local.states.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Runs one case through the public API. */
final class CaseRun {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Case tested;
    private final SfnClient client;
    private final Endpoint endpoint;
    private final String id = UUID.randomUUID().toString();
    private final List<Thread> workers = new ArrayList<>();
    private final AtomicReference<SdkException> broken = new AtomicReference<>();

    CaseRun(Case tested, Endpoint endpoint) {
        this.tested = tested;
        this.endpoint = endpoint;
        this.client = endpoint.client();
    }

    Outcome run() throws InterruptedException {
        try {
            String definition = withActivities();
            String machine = client.createStateMachine(request -> request.name("case-" + id)
                            .roleArn(endpoint.roleArn())
                            .definition(definition))
                    .stateMachineArn();
            String execution = client.startExecution(
                            request -> request.stateMachineArn(machine).name(id).input(tested.input()))
                    .executionArn();
            return ended(execution);
        } catch (InvalidDefinitionException e) {
            return Outcome.refused(e);
        } finally {
            workers.forEach(Thread::interrupt);
        }
    }

    private String withActivities() {
        String definition = tested.definition();
        for (Map.Entry<String, List<WorkerStep>> worker : tested.workers().entrySet()) {
            String activity = client.createActivity(request -> request.name(worker.getKey() + "-" + id))
                    .activityArn();
            definition = definition.replace("${" + worker.getKey() + "}", activity);
            workers.add(Thread.ofVirtual()
                    .name("worker of " + tested.name())
                    .start(() -> work(activity, worker.getValue())));
        }
        return definition;
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
                        .toList());
    }
}
