package io.filetransfer.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FastFactorTest {

    @ParameterizedTest
    @CsvSource({"5, 60", "1000, 59", "8000, 10", "1000000, 1"})
    void of_autoForOneAtATime_leavesTimeForTheFiles(int files, double factor) {
        assertThat(FastFactor.of("auto", files, 1)).isEqualTo(new FastFactor(factor));
    }

    @ParameterizedTest
    @CsvSource({"60, --fast=60", "0.5, --fast=0.5", "1e2, --fast=100"})
    void toString_factor_isTheOption(String factor, String option) {
        assertThat(FastFactor.of(factor, 1, 1)).hasToString(option);
    }

    @Test
    void checks_duration_isTheOneOfTheStateMachine() throws IOException {
        JsonNode retrier = new ObjectMapper()
                .readTree(new File("../../statemachine/file-transfer.asl.json"))
                .findValue("FileTransferWorkerCheckFileStatus")
                .path("Retry")
                .valueStream()
                .filter(candidate ->
                        candidate.path("ErrorEquals").toString().contains("FileTransferIncompleteException"))
                .findFirst()
                .orElseThrow();

        assertThat(FastFactor.CHECKS)
                .isEqualTo(Duration.ofSeconds(retrier.path("IntervalSeconds").asLong()
                        * retrier.path("MaxAttempts").asLong()));
    }
}
