package io.filetransfer.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsRegionTest {

    @ParameterizedTest
    @CsvSource({
        "eu-west-1, us-gov-east-1, eu-west-1",
        "'', us-gov-east-1, us-gov-east-1",
        "'', '', us-east-1",
    })
    void of_environment_isTheFirstThatIsSet(String region, String defaultRegion, String expected) {
        assertThat(AwsRegion.of(Map.of("AWS_REGION", region, "AWS_DEFAULT_REGION", defaultRegion)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"us-east-1\"", " us-east-1", "us east 1", " ", "region=us-east-1", "us-east-1\n", "US-EAST-1"})
    void of_malformedRegion_isRefused(String region) {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> AwsRegion.of(Map.of("AWS_REGION", region)))
                .withMessage("AWS_REGION is '" + region + "', expected the name of a region, such as us-east-1");
    }
}
