package io.filetransfer.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filetransfer.common.events.Execution;
import io.filetransfer.common.events.InvalidEventException;
import io.filetransfer.common.events.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusRequestTest {

    private static final String EXECUTION =
            "\"execution_id\":\"arn:one\",\"execution_start_time\":\"2026-11-22T10:00:00.123Z\"";

    @Test
    void read_eventOfAnExecution_hasItAndTheFanOut() throws IOException {
        StatusRequest request =
                read("{" + EXECUTION + ",\"fan_out\":{\"files_found\":3,\"files_started\":3,\"more\":[]},"
                        + "\"input\":{\"execution_id\":7,\"fan_out\":\"any\"}}");

        assertThat(request.execution()).contains(new Execution("arn:one", Instant.parse("2026-11-22T10:00:00.123Z")));
        assertThat(request.fanOut()).isInstanceOf(FanOut.Complete.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"fan_out\":null", ",\"fan_out\":{}"})
    void read_noFanOut_isUnknown(String fanOut) throws IOException {
        assertThat(read("{" + EXECUTION + fanOut + "}").fanOut()).isInstanceOf(FanOut.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "null", "7", "[\"execution_id\"]", "{\"fan_out\":\"any\",\"comment\":\"by hand\"}"})
    void read_eventWithoutExecution_isByHand(String event) throws IOException {
        StatusRequest request = read(event);

        assertThat(request.execution()).isEmpty();
        assertThat(request.fanOut()).isInstanceOf(FanOut.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"done\" | fan_out is \"done\", expected master's answer",
                "{\"files_found\":3} | fan_out.files_started is missing, expected a whole number of 0 or more",
                "{\"files_found\":-1,\"files_started\":3} | fan_out.files_found is -1",
                "{\"files_found\":3,\"files_started\":\"3\"} | fan_out.files_started is \"3\"",
                "{\"files_found\":3.5,\"files_started\":3} | fan_out.files_found is 3.5"
            })
    void read_unusableFanOut_isRefusedNamingFieldAndValue(String fanOut, String problem) {
        assertThatThrownBy(() -> read("{" + EXECUTION + ",\"fan_out\":" + fanOut + "}"))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageStartingWith(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Error\":\"States.Timeout\",\"Cause\":\"\"} | States.Timeout",
                "{\"Error\":\"States.Timeout\",\"Cause\":null} | States.Timeout",
                "{\"Error\":\"States.Timeout\"} | States.Timeout",
                "{\"Error\":\"a.B\",\"Cause\":\"too slow\"} | a.B: too slow",
                "{\"Error\":\"a.B\",\"Cause\":\"{\\\"errorMessage\\\":\\\"denied\\\",\\\"stackTrace\\\":[]}\"} | a.B: denied",
                "{\"Error\":null,\"Cause\":\"why\"} | why",
                "{\"files_found\":4,\"files_started\":3} | 3 of 4 files were started"
            })
    void read_failedFanOut_hasItsError(String fanOut, String error) throws IOException {
        assertThat(read("{" + EXECUTION + ",\"fan_out\":" + fanOut + "}").fanOut())
                .isEqualTo(new FanOut.Failed(error));
    }

    @ParameterizedTest
    @CsvSource({"'', false", "',\"retry_count\":0', true", "',\"retry_count\":1', false"})
    void read_retryCount_tellsTheFirstCheck(String retryCount, boolean isFirst) throws IOException {
        assertThat(read("{" + EXECUTION + retryCount + "}").isFirst()).isEqualTo(isFirst);
    }

    @Test
    void read_executionWithoutItsStart_isRefused() {
        assertThatThrownBy(() -> read("{\"execution_id\":\"arn:one\"}"))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("execution_start_time is missing");
    }

    private static StatusRequest read(String event) throws IOException {
        return StatusRequest.read(Json.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8))));
    }
}
