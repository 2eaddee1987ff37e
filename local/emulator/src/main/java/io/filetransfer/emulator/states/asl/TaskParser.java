package io.filetransfer.emulator.states.asl;

import io.filetransfer.emulator.states.engine.ActivityWorker;
import io.filetransfer.emulator.states.engine.DataFlow;
import io.filetransfer.emulator.states.engine.LambdaWorker;
import io.filetransfer.emulator.states.engine.Recovery;
import io.filetransfer.emulator.states.engine.Seconds;
import io.filetransfer.emulator.states.engine.State;
import io.filetransfer.emulator.states.engine.TaskState;
import io.filetransfer.emulator.states.engine.TaskTiming;
import io.filetransfer.emulator.states.engine.Worker;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads Task states. */
final class TaskParser {

    private static final Pattern FUNCTION = Pattern.compile(
            "arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:[A-Za-z0-9_-]{1,140}(:[A-Za-z0-9_$-]{1,129})?");
    private static final Pattern ACTIVITY =
            Pattern.compile("arn:aws[a-z-]*:states:[a-z0-9-]+:\\d{12}:activity:[^:\\s]{1,80}");

    private TaskParser() {}

    static Optional<State> parse(String name, Fields fields) {
        Optional<Worker> worker = fields.required("Resource", fields.parsed("Resource", TaskParser::worker));
        DataFlow data = DataFields.all(fields);
        TaskTiming timing = timing(fields, worker);
        Recovery recovery = RecoveryFields.parse(fields);
        Optional<String> next = NextField.parse(fields);
        return worker.map(known -> new TaskState(name, data, known, timing, recovery, next));
    }

    private static Worker worker(String arn) {
        if (FUNCTION.matcher(arn).matches()) {
            return new LambdaWorker(arn);
        }
        if (ACTIVITY.matcher(arn).matches()) {
            return new ActivityWorker(arn);
        }
        throw new IllegalArgumentException(
                "expected the ARN of a Lambda function or of an activity, the only supported resources, but was \""
                        + arn + "\"");
    }

    private static TaskTiming timing(Fields fields, Optional<Worker> worker) {
        TaskTiming timing = new TaskTiming(
                SecondsFields.parse(fields, "TimeoutSeconds", 1), SecondsFields.parse(fields, "HeartbeatSeconds", 1));
        if (worker.isPresent() && worker.get() instanceof LambdaWorker) {
            refuseHeartbeat(fields, "HeartbeatSeconds");
            refuseHeartbeat(fields, "HeartbeatSecondsPath");
        }
        if (fixed(timing.heartbeat(), Long.MIN_VALUE) >= fixed(timing.timeout(), Long.MAX_VALUE)) {
            fields.problem("HeartbeatSeconds", "expected less than TimeoutSeconds");
        }
        return timing;
    }

    private static void refuseHeartbeat(Fields fields, String field) {
        if (fields.has(field)) {
            fields.problem(field, "only the task of an activity can have heartbeats, not that of a Lambda function");
        }
    }

    private static long fixed(Optional<Seconds> seconds, long otherwise) {
        return seconds.filter(Seconds.Fixed.class::isInstance)
                .map(Seconds.Fixed.class::cast)
                .map(Seconds.Fixed::value)
                .orElse(otherwise);
    }
}
