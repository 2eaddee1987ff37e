package io.filetransfer.common.config;

import java.util.List;

/** The function's environment variables are unusable. The message lists everything that is wrong with them. */
public final class InvalidSettingsException extends RuntimeException {

    InvalidSettingsException(List<String> problems) {
        super("invalid environment variables: " + String.join("; ", problems));
    }
}
