package io.filetransfer.slave;

/** Keeps the first of the failures that tasks on several threads end with; the later ones are suppressed in it. */
final class FirstFailure {

    private Throwable first;

    synchronized void add(Throwable failure) {
        if (first == null) {
            first = failure;
        } else if (!first.equals(failure)) {
            first.addSuppressed(failure);
        }
    }

    synchronized boolean isPresent() {
        return first != null;
    }

    synchronized void rethrow() {
        if (first instanceof RuntimeException failure) {
            throw failure;
        }
        if (first instanceof Error failure) {
            throw failure;
        }
    }
}
