package io.filetransfer.master;

import io.filetransfer.common.aws.ListedFile;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Files that follow each other in the listing and are started together, on one thread. */
final class Group {

    private final long number;
    private final Optional<String> before;
    private final List<ListedFile> files;
    private final Set<String> started = new HashSet<>();

    /**
     * Creates a group.
     *
     * @param number its place among the groups
     * @param before the key that is listed before its first; empty at the beginning of the zone
     * @param files its files, at least one
     */
    Group(long number, Optional<String> before, List<ListedFile> files) {
        this.number = number;
        this.before = before;
        this.files = files;
    }

    long number() {
        return number;
    }

    List<ListedFile> files() {
        return files;
    }

    synchronized void started(List<ListedFile> someFiles) {
        someFiles.forEach(file -> started.add(file.key()));
    }

    /** Returns those of some files that are not started. */
    synchronized List<ListedFile> unstarted(List<ListedFile> someFiles) {
        return someFiles.stream().filter(file -> !started.contains(file.key())).toList();
    }

    synchronized int startedFiles() {
        return started.size();
    }

    synchronized boolean isStarted() {
        return started.size() == files.size();
    }

    /** Returns the key up to which everything that this group could have started is started. */
    synchronized Optional<String> startedUpTo() {
        Optional<String> reached = before;
        for (ListedFile file : files) {
            if (!started.contains(file.key())) {
                return reached;
            }
            reached = Optional.of(file.key());
        }
        return reached;
    }
}
