package io.filetransfer.slave;

import io.filetransfer.slave.move.MoveState.Failed;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Some files of a request could not be moved; all others were. A retry redoes only what is left. */
public final class TransferFailedException extends RuntimeException {

    private static final int MAX_REASON = 300;

    TransferFailedException(List<Failed> failed, int files) {
        super("%d of %d files could not be moved: %s".formatted(failed.size(), files, described(failed)));
        failed.forEach(file -> addSuppressed(file.failure()));
    }

    private static String described(List<Failed> failed) {
        return failed.stream()
                .sorted(Comparator.comparing(Failed::filePath))
                .map(file -> file.filePath() + " (" + shortened(file.failure()) + ")")
                .collect(Collectors.joining("; "));
    }

    private static String shortened(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.length() > MAX_REASON ? message.substring(0, MAX_REASON) + "…" : message;
    }
}
