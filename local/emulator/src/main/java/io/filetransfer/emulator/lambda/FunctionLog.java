package io.filetransfer.emulator.lambda;

/**
 * What a function's log looks like, see <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-advanced.html">Configuring advanced logging
 * controls</a>.
 *
 * @param group the log group's name
 * @param json whether Lambda writes its own lines as JSON, rather than as text
 * @param applicationLevel the least important lines that the function's logger lets through; counts for JSON alone
 */
public record FunctionLog(String group, boolean json, String applicationLevel) {

    /** Returns what a function has whose template does not say anything of its log. */
    static FunctionLog text(String functionName) {
        return new FunctionLog("/aws/lambda/" + functionName, false, "INFO");
    }
}
