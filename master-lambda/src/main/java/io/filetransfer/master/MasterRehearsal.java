package io.filetransfer.master;

import io.filetransfer.common.log.FunctionLog;
import io.filetransfer.common.priming.Listings;
import io.filetransfer.common.priming.Rehearsal;
import java.util.Map;

/** Master's run before the snapshot: it lists one file, records it and invokes a slave. */
final class MasterRehearsal {

    private static final String EVENT =
            "{\"execution_id\": \"rehearsal\", \"execution_start_time\": \"2026-01-02T00:00:00Z\"}";

    private MasterRehearsal() {}

    static Rehearsal of(MasterSettings settings) {
        return new Rehearsal(
                aws -> new MasterHandler(MasterHandler.fanOut(settings, aws), FunctionLog.silent(settings.log())),
                EVENT,
                Map.of(
                        "GET", Listings.of(settings.transfer().keys().sourcePrefix() + "rehearsal.csv"),
                        "GetItem", "{}",
                        "BatchWriteItem", "{\"UnprocessedItems\": {}}",
                        "POST", ""));
    }
}
