package io.filetransfer.status;

import io.filetransfer.common.aws.SlaveInvoker;
import io.filetransfer.common.config.SettingsReader;
import io.filetransfer.common.config.TransferSettings;
import io.filetransfer.common.log.LogSettings;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Status' settings.
 *
 * @param transfer the zones and the tables
 * @param log what the function logs
 * @param slaveFunction name or ARN of the function that completes what was left half done ({@code SLAVE_FUNCTION})
 * @param activityArn the activity that the state machine waits on ({@code ACTIVITY_ARN})
 * @param slaveRetryAttempts how many times Lambda runs a failed slave again ({@code SLAVE_RETRY_ATTEMPTS})
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">retries of asynchronous
 *     invocations</a>
 */
record StatusSettings(
        TransferSettings transfer, LogSettings log, String slaveFunction, String activityArn, long slaveRetryAttempts) {

    private static final Pattern ACTIVITY = Pattern.compile("arn:[^:]+:states:[^:]+:[0-9]{12}:activity:[^:]{1,80}");

    private static final int MAX_RETRY_ATTEMPTS = 2;

    static StatusSettings from(Map<String, String> environment) {
        SettingsReader reader = new SettingsReader(environment);
        TransferSettings transfer = TransferSettings.read(reader);
        LogSettings log = LogSettings.read(reader);
        String slave = SlaveInvoker.functionName(reader);
        String activity = reader.required(
                "ACTIVITY_ARN",
                ACTIVITY,
                "an ARN such as arn:aws:states:eu-west-1:123456789012:activity:file-transfer");
        long retryAttempts = reader.requiredNumber("SLAVE_RETRY_ATTEMPTS", 0, MAX_RETRY_ATTEMPTS);
        reader.throwIfInvalid();
        return new StatusSettings(transfer, log, slave, activity, retryAttempts);
    }

    /** Returns how many times the slave is run for a file: once, and again for each retry. */
    long attempts() {
        return slaveRetryAttempts + 1;
    }
}
