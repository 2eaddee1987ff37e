package io.filetransfer.common.log;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The members that make CloudWatch take metrics from a line.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">embedded
 *     metric format</a>
 */
final class EmbeddedMetrics {

    private EmbeddedMetrics() {}

    /** Returns the members of the line's root; none when there is no metric. */
    static Map<String, Object> members(Map<Metric, Long> metrics, String stack, Instant time) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (metrics.isEmpty()) {
            return members;
        }
        members.put(Metric.STACK, stack);
        metrics.forEach((metric, value) -> members.put(metric.published(), value));
        members.put(
                "_aws", ordered("Timestamp", time.toEpochMilli(), "CloudWatchMetrics", List.of(directive(metrics))));
        return members;
    }

    private static Map<String, Object> directive(Map<Metric, Long> metrics) {
        Map<String, Object> directive =
                ordered("Namespace", Metric.NAMESPACE, "Dimensions", List.of(List.of(Metric.STACK)));
        directive.put(
                "Metrics",
                metrics.keySet().stream()
                        .map(metric -> ordered("Name", metric.published(), "Unit", metric.unit()))
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
