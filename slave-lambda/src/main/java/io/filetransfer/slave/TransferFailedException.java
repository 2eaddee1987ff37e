package io.filetransfer.slave;

import java.util.Map;
import java.util.stream.Collectors;

/** Some files of a batch could not be moved; all others were. A retry redoes only what is left. */
public final class TransferFailedException extends RuntimeException {

    private static final int MAX_REASON = 300;

    TransferFailedException(Map<String, RuntimeException> failures, int files) {
        super("%d of %d files could not be moved: %s".formatted(failures.size(), files, described(failures)));
        failures.values().forEach(this::addSuppressed);
    }

    private static String described(Map<String, RuntimeException> failures) {
        return failures.entrySet().stream()
                .map(failure -> failure.getKey() + " (" + shortened(failure.getValue()) + ")")
                .collect(Collectors.joining("; "));
    }

    private static String shortened(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.length() > MAX_REASON ? message.substring(0, MAX_REASON) + "…" : message;
    }
}
