package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filetransfer.emulator.states.path.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What an execution was started with.
 *
 * @param arn the execution's ARN
 * @param name its name
 * @param input its input as it was given, JSON
 * @param machine the state machine as it was when the execution started
 */
public record ExecutionInfo(String arn, String name, String input, Machine machine) {

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /**
     * Returns the context object.
     *
     * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html">Context
     *     object</a>
     */
    ObjectNode context(JsonNode parsedInput, Instant startTime, ObjectNode state) {
        ObjectNode context = Json.object();
        context.putObject("Execution")
                .put("Id", arn)
                .<ObjectNode>set("Input", parsedInput)
                .put("Name", name)
                .put("RoleArn", machine.roleArn())
                .put("StartTime", format(startTime))
                .put("RedriveCount", 0);
        context.set("State", state);
        context.putObject("StateMachine").put("Id", machine.arn()).put("Name", machine.name());
        return context;
    }

    static String format(Instant time) {
        return MILLIS.format(time);
    }
}
