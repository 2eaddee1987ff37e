package io.filetransfer.runner;

import java.util.List;

/**
 * A file in the source zone.
 *
 * @param path its path below the zone's prefix
 * @param late whether it arrived after the execution's start
 */
record SourceFile(String path, boolean late) {

    /** What becomes of a file by its name and time. */
    enum Kind {
        /** It is transferred. */
        CSV("was not moved before the execution ended"),
        /** Nobody transfers it, and the status check waits for it all the same. */
        TXT("contains .txt: nobody moves it, and the status check waits for it"),
        /** It may be transferred, but the execution does not answer for it. */
        LATE("arrived after the execution's start"),
        /** It stays where it is. */
        OTHER("does not contain .csv, so that nobody moves it");

        private final String reason;

        Kind(String reason) {
            this.reason = reason;
        }

        /** Returns why such a file is left in the zone. */
        String reason() {
            return reason;
        }
    }

    static long count(Kind kind, List<SourceFile> files) {
        return files.stream().filter(file -> file.kind() == kind).count();
    }

    Kind kind() {
        boolean csv = path.contains(".csv");
        if (!csv && !path.contains(".txt")) {
            return Kind.OTHER;
        }
        if (late) {
            return Kind.LATE;
        }
        return csv ? Kind.CSV : Kind.TXT;
    }
}
