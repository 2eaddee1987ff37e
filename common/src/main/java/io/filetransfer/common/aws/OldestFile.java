package io.filetransfer.common.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** The oldest of the files that it has been shown, of which it keeps the time alone. */
public final class OldestFile {

    private Instant oldest = Instant.MAX;

    /**
     * Returns the oldest of some files.
     *
     * @param files as they are listed
     */
    public static OldestFile of(Collection<ListedFile> files) {
        OldestFile oldest = new OldestFile();
        files.forEach(oldest::add);
        return oldest;
    }

    /**
     * Takes a file into account.
     *
     * @param file as it is listed
     */
    public synchronized void add(ListedFile file) {
        if (file.lastModified().isBefore(oldest)) {
            oldest = file.lastModified();
        }
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
