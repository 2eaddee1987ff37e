package io.filetransfer.common.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filetransfer.common.config.InvalidSettingsException;
import io.filetransfer.common.config.SettingsReader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogSettingsTest {

    @ParameterizedTest
    @EnumSource(LogLevel.class)
    void read_everyLevel_isTaken(LogLevel level) {
        String longest = "S" + "-9".repeat(63) + "s";

        assertThat(read(level.name(), longest)).isEqualTo(new LogSettings(level, longest));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "info", "INFO ", "WARNING"})
    void read_otherLevel_isRefused(String level) {
        assertThatThrownBy(() -> read(level, "stack"))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("LOG_LEVEL is '" + level + "', expected one of DEBUG, INFO, WARN, ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9stack", "my_stack", "-stack", "a b"})
    void read_noStacksName_isRefused(String stack) {
        assertThatThrownBy(() -> read("INFO", stack))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("STACK_NAME is '" + stack + "', expected a stack's name");
    }

    @Test
    void read_tooLongStack_isRefused() {
        assertThatThrownBy(() -> read("INFO", "s".repeat(129))).isInstanceOf(InvalidSettingsException.class);
    }

    private static LogSettings read(String level, String stack) {
        SettingsReader reader = new SettingsReader(Map.of("LOG_LEVEL", level, "STACK_NAME", stack));
        LogSettings settings = LogSettings.read(reader);
        reader.throwIfInvalid();
        return settings;
    }
}
