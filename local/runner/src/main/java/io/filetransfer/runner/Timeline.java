package io.filetransfer.runner;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;

/** Prints what an execution did, state by state. */
final class Timeline {

    private static final int SHOWN_LENGTH = 180;

    private final PrintWriter out;
    private final Instant start;
    private final Instant end;

    Timeline(PrintWriter out, Instant start, Instant end) {
        this.out = out;
        this.start = start;
        this.end = end;
    }

    void print(ExecutionHistory history) {
        out.println("Timeline (start, duration, state)");
        history.visits().forEach(this::print);
    }

    private void print(StateVisit visit) {
        Instant left = visit.isOpen() ? end : visit.left();
        out.printf(
                "  %8s %8s  %-10s %-42s %s%n",
                seconds(start, visit.entered()),
                seconds(visit.entered(), left),
                visit.branch() == 0 ? "" : "branch " + visit.branch(),
                visit.state(),
                visit.ending());
        if (visit.failedAttempts() > 0) {
            out.printf("%33sfailed attempts: %d, the last with%n", "", visit.failedAttempts());
            out.printf("%33s%s%n", "", shortened(visit.lastError()));
        }
    }

    static String shortened(String error) {
        return error.length() > SHOWN_LENGTH ? error.substring(0, SHOWN_LENGTH) + " ..." : error;
    }

    private static String seconds(Instant from, Instant to) {
        return "%.1f s".formatted(Duration.between(from, to).toMillis() / 1000.0);
    }
}
