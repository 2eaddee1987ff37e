package io.filetransfer.master;

import java.util.List;

/**
 * Some files could not be started; all others were. What is left is still in the source zone, so that running master again starts it.
 */
public final class FanOutUnfinishedException extends RuntimeException {

    FanOutUnfinishedException(long failed, long found, List<String> firstFailures) {
        super("%d of %d files could not be started: %s%s"
                .formatted(
                        failed,
                        found,
                        String.join("; ", firstFailures),
                        failed > firstFailures.size() ? "; and " + (failed - firstFailures.size()) + " more" : ""));
    }
}
