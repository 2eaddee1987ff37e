package io.filetransfer.common.log;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The metrics that the functions publish, in the namespace {@code FileTransfer} and with the stack as dimension. CloudWatch takes them
 * from the log's lines.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">embedded
 *     metric format</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html">units</a>
 */
public enum Metric {
    /** Files whose slave was invoked. */
    FILES_STARTED("FilesStarted", "Count"),
    /** Files that are moved, also where an earlier attempt had moved them. */
    FILES_COMPLETED("FilesCompleted", "Count"),
    /** Recorded files that were in neither zone. */
    FILES_GONE("FilesGone", "Count"),
    /** Attempts to move a file that failed; most are repeated. */
    FAILED_ATTEMPTS("FailedAttempts", "Count"),
    /** Files that an execution gave up: all attempts have failed. */
    FILES_FAILED("FilesFailed", "Count"),
    /** How long the oldest file has been in the source zone, if it is known; 0 when none is left that is waited for. */
    OLDEST_UNFINISHED_FILE_AGE("OldestUnfinishedFileAge", "Seconds");

    private static final String STACK = "Stack";

    private final String published;
    private final String unit;

    Metric(String published, String unit) {
        this.published = published;
        this.unit = unit;
    }

    /** Returns the members of a line's root; none when there is no metric. */
    static Map<String, Object> members(Map<Metric, Long> metrics, String stack, Instant time) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (!metrics.isEmpty()) {
            members.put(STACK, stack);
            metrics.forEach((metric, value) -> members.put(metric.published, value));
            Object directives = List.of(directive(metrics));
            members.put("_aws", ordered("Timestamp", time.toEpochMilli(), "CloudWatchMetrics", directives));
        }
        return members;
    }

    private static Map<String, Object> directive(Map<Metric, Long> metrics) {
        Map<String, Object> directive = ordered("Namespace", "FileTransfer", "Dimensions", List.of(List.of(STACK)));
        directive.put(
                "Metrics",
                metrics.keySet().stream()
                        .map(metric -> ordered("Name", metric.published, "Unit", metric.unit))
                        .toList());
        return directive;
    }

    private static Map<String, Object> ordered(String first, Object firstValue, String second, Object secondValue) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(first, firstValue);
        members.put(second, secondValue);
        return members;
    }
}
