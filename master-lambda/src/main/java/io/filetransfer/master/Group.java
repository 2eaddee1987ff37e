package io.filetransfer.master;

import io.filetransfer.common.aws.ListedFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files that follow each other in the listing and are started together, on one thread.
 *
 * @param before the key that is listed before its first; empty at the beginning of the zone
 */
record Group(long number, Optional<String> before, List<ListedFile> files, Set<String> started) {

    Group(long number, Optional<String> before, List<ListedFile> files) {
        this(number, before, files, ConcurrentHashMap.newKeySet());
    }

    /** Returns those of some files that are not started. */
    List<ListedFile> unstarted(List<ListedFile> someFiles) {
        return someFiles.stream().filter(file -> !started.contains(file.key())).toList();
    }

    /** Returns the key up to which everything that this group could have started is started. */
    Optional<String> startedUpTo() {
        return files.stream()
                .map(ListedFile::key)
                .takeWhile(started::contains)
                .reduce((earlier, later) -> later)
                .or(() -> before);
    }
}
