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
 * @param slaveFunction name or ARN of the function that completes what was left half done ({@code SLAVE_FUNCTION})
 * @param activityArn the activity that the state machine waits on ({@code ACTIVITY_ARN})
 */
record StatusSettings(TransferSettings transfer, LogSettings log, String slaveFunction, String activityArn) {

    private static final Pattern ACTIVITY = Pattern.compile("arn:[^:]+:states:[^:]+:[0-9]{12}:activity:[^:]{1,80}");

    static StatusSettings from(Map<String, String> environment) {
        SettingsReader reader = new SettingsReader(environment);
        TransferSettings transfer = TransferSettings.read(reader);
        LogSettings log = LogSettings.read(reader);
        String slave = SlaveInvoker.functionName(reader);
        String activity = reader.required(
                "ACTIVITY_ARN",
                ACTIVITY,
                "an ARN such as arn:aws:states:eu-west-1:123456789012:activity:file-transfer");
        reader.throwIfInvalid();
        return new StatusSettings(transfer, log, slave, activity);
    }
}
