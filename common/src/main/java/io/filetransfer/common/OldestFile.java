package io.filetransfer.common;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** The oldest of the files that it has been shown, of which it keeps the time alone. */
public final class OldestFile {

    private Instant oldest = Instant.MAX;

    /**
     * Takes files into account.
     *
     * @param files as they are listed
     */
    public synchronized void add(Collection<ListedFile> files) {
        files.stream()
                .map(ListedFile::lastModified)
                .filter(time -> time.isBefore(oldest))
                .min(Instant::compareTo)
                .ifPresent(time -> oldest = time);
    }

    /**
     * Returns the oldest file's age; empty when there was no file.
     *
     * @param now the time
     */
    public synchronized Optional<Duration> age(Instant now) {
        return oldest.equals(Instant.MAX) ? Optional.empty() : Optional.of(nonNegative(Duration.between(oldest, now)));
    }

    /** S3's clock and the function's may differ. */
    private static Duration nonNegative(Duration age) {
        return age.isNegative() ? Duration.ZERO : age;
    }
}
