package io.filetransfer.common.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class RefusedExceptionTest {

    @ParameterizedTest
    @CsvSource({
        "AccessDenied, 403, true",
        "NoSuchBucket, 404, true",
        "AccessDeniedException, 400, true",
        "ResourceNotFoundException, 400, true",
        "SlowDown, 503, false",
        "ThrottlingException, 400, false",
        "ExpiredToken, 400, false",
        "RequestTimeTooSkewed, 403, false",
        "InternalError, 500, false",
        ", 403, false"
    })
    void of_answer_isARefusalWhereRepeatingWouldNotHelp(String code, int status, boolean isRefusal) {
        AwsServiceException answer = S3Exception.builder()
                .statusCode(status)
                .message("why")
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();

        assertThat(RefusedException.isRefusal(answer)).isEqualTo(isRefusal);
        assertThat(RefusedException.of(answer)).isInstanceOf(isRefusal ? RefusedException.class : S3Exception.class);
    }

    @Test
    void isRefusal_otherFailures_areNone() {
        assertThat(RefusedException.isRefusal(SdkClientException.create("connection reset")))
                .isFalse();
        assertThat(RefusedException.isRefusal(
                        S3Exception.builder().statusCode(403).build()))
                .isFalse();
    }
}
