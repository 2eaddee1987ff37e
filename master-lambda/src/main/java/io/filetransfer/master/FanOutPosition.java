package io.filetransfer.master;

import io.filetransfer.common.events.Execution;
import io.filetransfer.common.tables.ExecutionsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where a run begins: behind the files that earlier runs of the same execution have started. Only time is lost when it is not known,
 * or too early: a file that is started twice is moved once.
 */
final class FanOutPosition {

    private static final String ENTRY = "fan-out";
    private static final String START_AFTER = "start_after";

    private final ExecutionsTable table;
    private final Optional<Execution> execution;
    private final Optional<String> startAfter;
    private final Optional<RuntimeException> unread;

    private FanOutPosition(
            ExecutionsTable table,
            Optional<Execution> execution,
            Optional<String> startAfter,
            Optional<RuntimeException> unread) {
        this.table = table;
        this.execution = execution;
        this.startAfter = startAfter;
        this.unread = unread;
    }

    /**
     * Looks the position up. Where that fails, the run begins at the beginning of the zone.
     *
     * @param table what executions remember
     * @param execution whose run it is; a run without one begins at the beginning
     */
    static FanOutPosition read(ExecutionsTable table, Optional<Execution> execution) {
        try {
            Optional<String> startAfter = execution
                    .flatMap(known -> table.find(known.id(), ENTRY))
                    .map(entry -> entry.get(START_AFTER).s());
            return new FanOutPosition(table, execution, startAfter, Optional.empty());
        } catch (SdkException e) {
            return new FanOutPosition(table, execution, Optional.empty(), Optional.of(e));
        }
    }

    /** Returns the key behind which the run begins; empty for the beginning of the zone. */
    Optional<String> startAfter() {
        return startAfter;
    }

    /**
     * Keeps where the execution's next run begins, if that is elsewhere than where this one began.
     *
     * @param startedUpTo the last key up to which every file is started
     * @return what went wrong with the position, if anything did
     */
    List<String> advance(Optional<String> startedUpTo) {
        List<String> problems = new ArrayList<>();
        unread.ifPresent(e -> problems.add("the position could not be read (" + e.getMessage() + ")"));
        if (execution.isPresent() && startedUpTo.isPresent() && !startedUpTo.equals(startAfter)) {
            keep(execution.get(), startedUpTo.get(), problems);
        }
        return problems;
    }

    private void keep(Execution known, String startedUpTo, List<String> problems) {
        try {
            table.put(known.id(), ENTRY, Map.of(START_AFTER, AttributeValue.fromS(startedUpTo)));
        } catch (RuntimeException e) {
            problems.add("the position could not be kept (" + e.getMessage() + ")");
        }
    }
}
