package io.filetransfer.master;

import io.filetransfer.common.aws.SlaveInvoker;
import io.filetransfer.common.config.SettingsReader;
import io.filetransfer.common.config.TransferSettings;
import io.filetransfer.common.log.LogSettings;
import io.filetransfer.common.tables.ItemRetention;
import java.util.Map;

/**
 * Master's settings.
 *
 * @param slaveFunction name or ARN of the function to invoke ({@code SLAVE_FUNCTION})
 * @param filesPerInvocation how many files one invocation of it moves ({@code FILES_PER_INVOCATION}, 1 to 100)
 */
record MasterSettings(
        TransferSettings transfer,
        LogSettings log,
        ItemRetention retention,
        String slaveFunction,
        int filesPerInvocation) {

    /** One hundred files with the longest keys are less than half of what an asynchronous invoke may carry. */
    private static final int MAX_FILES_PER_INVOCATION = 100;

    static MasterSettings from(Map<String, String> environment) {
        SettingsReader reader = new SettingsReader(environment);
        TransferSettings transfer = TransferSettings.read(reader);
        LogSettings log = LogSettings.read(reader);
        ItemRetention retention = ItemRetention.read(reader);
        String slave = SlaveInvoker.functionName(reader);
        int files = Math.toIntExact(reader.requiredNumber("FILES_PER_INVOCATION", 1, MAX_FILES_PER_INVOCATION));
        reader.throwIfInvalid();
        return new MasterSettings(transfer, log, retention, slave, files);
    }
}
