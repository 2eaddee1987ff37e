package io.filetransfer.local.run;

/** Ctrl-C: whatever was started is stopped before the process ends. */
final class Interruption {

    private volatile boolean underWay;

    /** Closes the resources, in this order, when the process is told to end. */
    void closes(AutoCloseable... resources) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            underWay = true;
            for (AutoCloseable resource : resources) {
                closeQuietly(resource);
            }
        }));
    }

    /** Returns whether the process is ending, so that what fails now fails because of that. */
    boolean isUnderWay() {
        return underWay;
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            System.err.println("local/run: " + e.getMessage());
        }
    }
}
