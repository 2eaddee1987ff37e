package io.filetransfer.slave;

import io.filetransfer.common.events.MoveRequest;
import io.filetransfer.common.events.SourceFile;
import io.filetransfer.common.log.FunctionLog;
import io.filetransfer.common.priming.Rehearsal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The slave's run before the snapshot: it copies one file, deletes its source and marks it completed. */
final class SlaveRehearsal {

    private static final String ETAG = "\"made-up\"";

    private SlaveRehearsal() {}

    static Rehearsal of(SlaveSettings settings) {
        SourceFile file = new SourceFile(settings.transfer().keys().sourcePrefix() + "rehearsal.csv", ETAG, 1L);
        FunctionLog log = FunctionLog.silent(settings.log());
        return new Rehearsal(
                aws -> new SlaveHandler(SlaveHandler.mover(settings, aws), log),
                new MoveRequest(List.of(file), Optional.of("rehearsal")).json(),
                Map.of(
                        "PUT", "<CopyObjectResult><ETag>&quot;made-up&quot;</ETag></CopyObjectResult>",
                        "DELETE", "",
                        "UpdateItem", "{}"));
    }
}
