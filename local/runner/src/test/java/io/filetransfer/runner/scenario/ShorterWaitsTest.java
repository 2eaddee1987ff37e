package io.filetransfer.runner.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShorterWaitsTest {

    @Test
    void apply_waitsAndIntervals_areDividedAndTimeoutsAndAttemptsStay() {
        String definition =
                "{\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":30},\"B\":{\"TimeoutSeconds\":300,\"HeartbeatSeconds\":120,"
                        + "\"Retry\":[{\"IntervalSeconds\":5,\"MaxDelaySeconds\":60,\"MaxAttempts\":10},{\"IntervalSeconds\":2,\"MaxDelaySeconds\":5}]}}}";

        assertThat(new ShorterWaits(10).apply(definition))
                .isEqualTo(
                        "{\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":3},\"B\":{\"TimeoutSeconds\":300,\"HeartbeatSeconds\":120,"
                                + "\"Retry\":[{\"IntervalSeconds\":1,\"MaxDelaySeconds\":6,\"MaxAttempts\":10},{\"IntervalSeconds\":1,\"MaxDelaySeconds\":2}]}}}");
    }
}
