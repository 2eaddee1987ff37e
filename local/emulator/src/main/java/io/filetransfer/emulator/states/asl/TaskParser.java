package io.filetransfer.emulator.states.asl;

import io.filetransfer.emulator.states.engine.ActivityWorker;
import io.filetransfer.emulator.states.engine.LambdaWorker;
import io.filetransfer.emulator.states.engine.TaskWork;
import io.filetransfer.emulator.states.engine.TaskWork.Worker;
import io.filetransfer.emulator.states.engine.Work;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a Task state has done, by whom and how fast. */
final class TaskParser {

    private static final Pattern FUNCTION = Pattern.compile(
            "arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:[A-Za-z0-9_-]{1,140}(:[A-Za-z0-9_$-]{1,129})?");
    private static final Pattern ACTIVITY =
            Pattern.compile("arn:aws[a-z-]*:states:[a-z0-9-]+:\\d{12}:activity:[^:\\s]{1,80}");

    private TaskParser() {}

    static Optional<Work> parse(Fields fields) {
        Optional<Worker> worker = fields.required("Resource", fields.parsed("Resource", TaskParser::worker));
        if (worker.isPresent() && worker.get() instanceof LambdaWorker) {
            fields.present(List.of("HeartbeatSeconds", "HeartbeatSecondsPath"))
                    .forEach(field -> fields.problem(
                            field, "only the task of an activity can have heartbeats, not that of a Lambda function"));
        }
        long heartbeatSeconds = fields.number("HeartbeatSeconds", Long.MIN_VALUE);
        if (heartbeatSeconds >= fields.number("TimeoutSeconds", Long.MAX_VALUE)) {
            fields.problem("HeartbeatSeconds", "expected less than TimeoutSeconds");
        }
        var timeout = fields.seconds("TimeoutSeconds", 1);
        var heartbeat = fields.seconds("HeartbeatSeconds", 1);
        return worker.map(known -> new TaskWork(known, timeout, heartbeat));
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
}
