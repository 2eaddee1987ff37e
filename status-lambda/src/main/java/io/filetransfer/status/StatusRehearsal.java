package io.filetransfer.status;

import io.filetransfer.common.log.FunctionLog;
import io.filetransfer.common.priming.Listings;
import io.filetransfer.common.priming.Rehearsal;
import java.util.Map;

/** Status' run before the snapshot: it finds everything transferred, polls, and ends the task that it is given. */
final class StatusRehearsal {

    private static final String EVENT =
            "{\"execution_id\": \"rehearsal\", \"execution_start_time\": \"2026-01-02T00:00:00Z\","
                    + " \"fan_out\": {\"files_found\": 1, \"files_started\": 1}, \"retry_count\": 0}";

    private static final String TASK =
            "{\"taskToken\": \"rehearsal\", \"input\": \"{\\\"execution_id\\\": \\\"rehearsal\\\"}\"}";

    private StatusRehearsal() {}

    static Rehearsal of(StatusSettings settings) {
        return new Rehearsal(
                aws -> new StatusHandler(settings, aws, FunctionLog.silent(settings.log())),
                EVENT,
                Map.of(
                        "GET", Listings.empty(),
                        "Query", "{\"Items\": [], \"Count\": 0, \"ScannedCount\": 0}",
                        "GetItem", "{}",
                        "GetActivityTask", TASK,
                        "SendTaskSuccess", "{}"));
    }
}
