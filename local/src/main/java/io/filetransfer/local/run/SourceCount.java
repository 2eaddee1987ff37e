package io.filetransfer.local.run;

/**
 * How many files of each kind lie in the source zone.
 *
 * @param csv files that are transferred: {@code .csv} is part of the name
 * @param txt files that nobody transfers and that the status check waits for all the same: {@code .txt} is part of the name
 * @param other files that stay where they are
 */
record SourceCount(long csv, long txt, long other) {

    static final SourceCount NONE = new SourceCount(0, 0, 0);

    long all() {
        return csv + txt + other;
    }

    SourceCount plus(String path) {
        if (path.contains(".csv")) {
            return new SourceCount(csv + 1, txt, other);
        }
        return path.contains(".txt") ? new SourceCount(csv, txt + 1, other) : new SourceCount(csv, txt, other + 1);
    }

    SourceCount plus(SourceCount more) {
        return new SourceCount(csv + more.csv, txt + more.txt, other + more.other);
    }
}
