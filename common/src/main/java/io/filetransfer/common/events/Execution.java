package io.filetransfer.common.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * The execution of the state machine that a function works for. It answers for what was in the source zone when it started.
 *
 * @param id its ARN, {@code $$.Execution.Id} ({@code execution_id})
 * @param startTime when it started, {@code $$.Execution.StartTime} ({@code execution_start_time})
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html">context object</a>
 */
public record Execution(String id, Instant startTime) {

    private static final String ID = "execution_id";
    private static final String START_TIME = "execution_start_time";

    /**
     * Reads which execution an event, which may be any JSON, comes from.
     *
     * @return the execution; empty when the event names none, as one that a person sends does
     * @throws InvalidEventException when one of the two fields is missing or unusable
     */
    public static Optional<Execution> read(JsonNode event) {
        if (!event.has(ID) && !event.has(START_TIME)) {
            return Optional.empty();
        }
        EventFields fields = new EventFields(event);
        Execution execution = new Execution(fields.requiredText(ID), fields.requiredTime(START_TIME));
        fields.throwIfInvalid(
                ", expected both as in {\"execution_id\": \"arn:...\", \"execution_start_time\": \"2026-11-22T10:15:30.123Z\"}");
        return Optional.of(execution);
    }

    /**
     * Returns whether this execution answers for an object. S3 gives whole seconds: an object of the second in which the execution
     * started counts in, which is safe, since master lists the zone seconds later.
     */
    public boolean answersFor(Instant lastModified) {
        return !lastModified.isAfter(startTime);
    }
}
