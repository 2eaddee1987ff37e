package io.filetransfer.common.log;

/** The metrics that the functions publish, each in the dimension {@link #STACK} of the namespace {@link #NAMESPACE}. */
public enum Metric {
    /** Files whose slave was invoked. */
    FILES_STARTED("FilesStarted", Unit.COUNT),
    /** Files that are moved, also where an earlier attempt had moved them. */
    FILES_COMPLETED("FilesCompleted", Unit.COUNT),
    /** Recorded files that were in neither zone. */
    FILES_GONE("FilesGone", Unit.COUNT),
    /** Attempts to move a file that failed; most are repeated. */
    FAILED_ATTEMPTS("FailedAttempts", Unit.COUNT),
    /** Files that an execution gave up: all attempts have failed. */
    FILES_FAILED("FilesFailed", Unit.COUNT),
    /** How long the oldest file has been in the source zone, if it is known; 0 when none is left that is waited for. */
    OLDEST_UNFINISHED_FILE_AGE("OldestUnfinishedFileAge", Unit.SECONDS);

    static final String NAMESPACE = "FileTransfer";
    static final String STACK = "Stack";

    private final String published;
    private final String unit;

    Metric(String published, String unit) {
        this.published = published;
        this.unit = unit;
    }

    String published() {
        return published;
    }

    String unit() {
        return unit;
    }

    /** See <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html">MetricDatum</a>. */
    private static final class Unit {
        static final String COUNT = "Count";
        static final String SECONDS = "Seconds";
    }
}
