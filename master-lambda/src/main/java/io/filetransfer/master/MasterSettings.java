package io.filetransfer.master;

import io.filetransfer.common.SettingsReader;
import io.filetransfer.common.TransferSettings;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Master's settings.
 *
 * @param transfer the zones and the table
 * @param slaveFunction name or ARN of the function to invoke per file ({@code SLAVE_FUNCTION})
 */
record MasterSettings(TransferSettings transfer, String slaveFunction) {

    /** See <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke, FunctionName</a>. */
    private static final Pattern FUNCTION = Pattern.compile("[A-Za-z0-9:_$-]{1,170}");

    static MasterSettings from(Map<String, String> environment) {
        SettingsReader reader = new SettingsReader(environment);
        TransferSettings transfer = TransferSettings.read(reader);
        String slave = reader.required("SLAVE_FUNCTION", FUNCTION, "the name or ARN of the slave function");
        reader.throwIfInvalid();
        return new MasterSettings(transfer, slave);
    }
}
