package io.filetransfer.slave;

import io.filetransfer.common.config.SettingsReader;
import io.filetransfer.common.config.TransferSettings;
import io.filetransfer.common.log.LogSettings;
import io.filetransfer.common.tables.ItemRetention;
import io.filetransfer.slave.s3.PartPlan;
import java.util.Map;

/**
 * The slave's settings.
 *
 * @param multipartThresholdBytes files larger than this are copied in parts ({@code MULTIPART_THRESHOLD_BYTES}, from 5 MiB to the
 *     5 GiB that CopyObject takes)
 * @param partSizeBytes the size of such a part ({@code PART_SIZE_BYTES}, from 5 MiB to 5 GiB); parts are larger where there would be
 *     more than 10,000 of them
 */
public record SlaveSettings(
        TransferSettings transfer,
        LogSettings log,
        ItemRetention retention,
        long multipartThresholdBytes,
        long partSizeBytes) {

    /**
     * Reads the settings from environment variables.
     *
     * @throws io.filetransfer.common.config.InvalidSettingsException listing every setting that is missing or unusable
     */
    static SlaveSettings from(Map<String, String> environment) {
        SettingsReader reader = new SettingsReader(environment);
        SlaveSettings settings = new SlaveSettings(
                TransferSettings.read(reader),
                LogSettings.read(reader),
                ItemRetention.read(reader),
                bytes(reader, "MULTIPART_THRESHOLD_BYTES"),
                bytes(reader, "PART_SIZE_BYTES"));
        reader.throwIfInvalid();
        return settings;
    }

    private static long bytes(SettingsReader reader, String name) {
        return reader.requiredNumber(name, PartPlan.MIN_PART_SIZE, PartPlan.MAX_PART_SIZE);
    }
}
