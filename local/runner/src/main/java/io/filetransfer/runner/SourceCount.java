package io.filetransfer.runner;

/**
 * How many files of each kind lie in the source zone.
 *
 * @param csv files that are transferred
 * @param txt files that nobody transfers and that the status check waits for all the same
 * @param late files that the execution does not answer for
 * @param other files that stay where they are
 */
record SourceCount(long csv, long txt, long late, long other) {

    static final SourceCount NONE = new SourceCount(0, 0, 0, 0);

    long all() {
        return csv + txt + late + other;
    }

    SourceCount plus(SourceFile file) {
        return switch (file.kind()) {
            case CSV -> new SourceCount(csv + 1, txt, late, other);
            case TXT -> new SourceCount(csv, txt + 1, late, other);
            case LATE -> new SourceCount(csv, txt, late + 1, other);
            case OTHER -> new SourceCount(csv, txt, late, other + 1);
        };
    }

    SourceCount plus(SourceCount more) {
        return new SourceCount(csv + more.csv, txt + more.txt, late + more.late, other + more.other);
    }
}
