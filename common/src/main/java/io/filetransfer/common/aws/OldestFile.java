package io.filetransfer.common.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** The oldest of the files that it has been shown, of which it keeps the time alone. */
public final class OldestFile {

    private Instant oldest = Instant.MAX;

    /** Returns the oldest of some files. */
    public static OldestFile of(Collection<ListedFile> files) {
        OldestFile oldest = new OldestFile();
        files.forEach(oldest::add);
        return oldest;
    }

    /** Takes a file into account. */
    public synchronized void add(ListedFile file) {
        if (file.lastModified().isBefore(oldest)) {
            oldest = file.lastModified();
        }
    }

    /** Returns the oldest file's age, which is 0 when S3's clock is ahead of the function's; empty when there was no file. */
    public synchronized Optional<Duration> age(Instant now) {
        Instant end = now.isBefore(oldest) ? oldest : now;
        return oldest.equals(Instant.MAX) ? Optional.empty() : Optional.of(Duration.between(oldest, end));
    }
}
