package io.filetransfer.emulator.states.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** All activities by ARN, and every task that was ever scheduled, by token. */
public final class Activities {

    private final Map<String, Activity> byArn = new ConcurrentSkipListMap<>();
    private final Map<TaskToken, ActivityTask> tasks = new ConcurrentHashMap<>();

    /** Creates an activity, or returns the one that exists. */
    public Activity create(String arn, String name) {
        return byArn.computeIfAbsent(arn, key -> new Activity(key, name));
    }

    /** Deletes an activity if it exists. */
    public void delete(String arn) {
        byArn.remove(arn);
    }

    /** Returns the activity of the given ARN. */
    public Optional<Activity> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    /** Returns all activities, by ARN. */
    public List<Activity> all() {
        return List.copyOf(byArn.values());
    }

    /** Returns the task of the given token, even one that has ended. */
    public Optional<ActivityTask> task(TaskToken token) {
        return Optional.ofNullable(tasks.get(token));
    }

    void schedule(Activity activity, ActivityTask task) {
        tasks.put(task.token(), task);
        activity.waiting().addLast(task);
    }
}
