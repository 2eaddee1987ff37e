package io.filetransfer.runner;

import java.util.ArrayDeque;
import java.util.Deque;

/** Ctrl-C: whatever was started is stopped before the process ends. */
final class Interruption {

    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private boolean registered;
    private volatile boolean underWay;

    /** Closes a resource when the process is told to end; the one named last goes first. */
    synchronized void closes(AutoCloseable resource) {
        resources.push(resource);
        if (!registered) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::closeAll));
            registered = true;
        }
    }

    /** Returns whether the process is ending, so that what fails now fails because of that. */
    boolean isUnderWay() {
        return underWay;
    }

    private synchronized void closeAll() {
        underWay = true;
        resources.forEach(Interruption::closeQuietly);
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            System.err.println("local/run: " + SafeWriter.visible(String.valueOf(e.getMessage())));
        }
    }
}
