package io.filetransfer.common.log;

/**
 * How much a line matters.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html">levels that Lambda knows</a>
 */
public enum LogLevel {
    /** What the SDK does, step by step. */
    DEBUG,
    /** What was done. */
    INFO,
    /** What may go wrong later. */
    WARN,
    /** What was not done. */
    ERROR;

    boolean covers(LogLevel other) {
        return compareTo(other) <= 0;
    }
}
