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
    @CsvSource({"59, --fast=60", "3540, --fast=1", "200, --fast=17", "10000, --fast=0.35"})
    void lasting_time_isRoundedDownToTwoDigits(long seconds, String option) {
        assertThat(FastFactor.lasting(Duration.ofSeconds(seconds))).hasToString(option);
    }

    @Test
    void checks_duration_isTheOneOfTheStateMachine() throws IOException {
        JsonNode retrier = new ObjectMapper()
                .readTree(new File("../statemachine/file-transfer.asl.json"))
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
