package io.filetransfer.status;

import io.filetransfer.common.SettingsReader;
import io.filetransfer.common.TransferSettings;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Status' settings.
 *
 * @param transfer the zones and the table
 * @param activityArn the activity that the state machine waits on ({@code ACTIVITY_ARN})
 */
record StatusSettings(TransferSettings transfer, String activityArn) {

    private static final Pattern ACTIVITY = Pattern.compile("arn:[^:]+:states:[^:]+:[0-9]{12}:activity:[^:]{1,80}");

    static StatusSettings from(Map<String, String> environment) {
        SettingsReader reader = new SettingsReader(environment);
        TransferSettings transfer = TransferSettings.read(reader);
        String activity = reader.required(
                "ACTIVITY_ARN",
                ACTIVITY,
                "an ARN such as arn:aws:states:eu-west-1:123456789012:activity:file-transfer");
        reader.throwIfInvalid();
        return new StatusSettings(transfer, activity);
    }
}
