package io.filetransfer.emulator.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** How much memory a process has used at most, where the system tells. */
final class PeakMemory {

    private static final String PEAK_RESIDENT_KILOBYTES = "VmHWM:";

    private PeakMemory() {}

    /** Returns the megabytes, empty when they are not known. */
    static OptionalLong megabytes(long pid) {
        return status(pid).stream()
                .filter(line -> line.startsWith(PEAK_RESIDENT_KILOBYTES))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst();
    }

    private static List<String> status(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
        } catch (IOException e) {
            return List.of();
        }
    }
}
