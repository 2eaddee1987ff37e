package io.filetransfer.emulator.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.filetransfer.emulator.http.RefusedRequestException;
import io.filetransfer.emulator.iam.policy.Grant;
import io.filetransfer.emulator.iam.policy.Permission;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GuardTest {

    private static final String READ =
            "{'Effect': 'Allow', 'Action': ['s3:GetObject', 's3:GetObjectTagging'], 'Resource': 'arn:aws:s3:::b/*'}";
    private static final Permission READ_A = Permission.of("s3:GetObject", "arn:aws:s3:::b/a");
    private static final Permission DELETE_A = Permission.of("s3:DeleteObject", "arn:aws:s3:::b/a");

    @Test
    void require_notAllowed_saysSoAsAwsDoes() {
        Guard guard = TestRole.guard(READ);

        assertThatExceptionOfType(RefusedRequestException.class)
                .isThrownBy(() -> guard.require(TestRole.SESSION, List.of(READ_A, DELETE_A), Denied.JSON))
                .withMessage(
                        "User: arn:aws:sts::123456789012:assumed-role/slave-role/slave is not authorized to perform:"
                                + " s3:DeleteObject on resource: arn:aws:s3:::b/a because no identity-based policy allows the"
                                + " s3:DeleteObject action");
        assertThat(guard.calls().denials())
                .containsExactly(new Call(TestRole.ARN, "s3:DeleteObject", "arn:aws:s3:::b/a", 1));
    }

    @Test
    void require_denied_saysThatItIsExplicit() {
        Guard guard = TestRole.guard(READ + "," + READ.replace("Allow", "Deny"));

        assertThatExceptionOfType(RefusedRequestException.class)
                .isThrownBy(() -> guard.require(TestRole.SESSION, List.of(READ_A), Denied.JSON))
                .withMessageEndingWith("with an explicit deny in an identity-based policy");
    }

    @Test
    void require_roleOfNoStack_mayDoEverythingAndIsNotCounted() {
        Guard guard = TestRole.guard(READ);

        assertThatCode(() -> guard.require(
                        new Session("arn:aws:iam::123456789012:role/by-hand", "me"), List.of(DELETE_A), Denied.JSON))
                .doesNotThrowAnyException();
        assertThat(guard.calls().allowed()).isEmpty();
    }

    @Test
    void allowed_manyObjects_areOneCallWithItsCount() {
        Guard guard = TestRole.guard(READ);

        IntStream.range(0, 1000)
                .mapToObj(i -> List.of(Permission.of("s3:GetObject", "arn:aws:s3:::b/0")))
                .gather(Gatherers.mapConcurrent(16, needed -> {
                    guard.require(TestRole.SESSION, needed, Denied.JSON);
                    return needed;
                }))
                .forEach(allowed -> {});

        assertThat(guard.calls().allowed())
                .containsExactly(new Call(TestRole.ARN, "s3:GetObject", "arn:aws:s3:::b/*", 1000));
    }

    @Test
    void denials_moreThanAThousandResources_areKeptTogether() {
        Guard guard = TestRole.guard(READ);

        IntStream.range(0, 1010)
                .forEach(i -> assertThatExceptionOfType(RefusedRequestException.class)
                        .isThrownBy(() -> guard.require(
                                TestRole.SESSION,
                                List.of(Permission.of("s3:PutObject", "arn:aws:s3:::b/" + i)),
                                Denied.JSON)));

        assertThat(guard.calls().denials())
                .hasSize(1001)
                .contains(new Call(TestRole.ARN, "s3:PutObject", "(others)", 10));
    }

    @Test
    void unused_grants_areThoseThatNoCallNeededAndThatAreNotLeftOut() {
        Guard guard =
                TestRole.guard(READ + ",{'Effect': 'Allow', 'Action': ['logs:Put*', 'S3:Delete*'], 'Resource': '*'}");
        guard.require(TestRole.SESSION, List.of(READ_A, DELETE_A), Denied.JSON);

        assertThat(guard.calls().unused(grant -> grant.service().equals("logs")))
                .containsExactly(new UnusedGrant(TestRole.ARN, new Grant("s3:GetObjectTagging", "arn:aws:s3:::b/*")));
        assertThat(guard.calls().unused(grant -> false))
                .extracting(unused -> unused.grant().action())
                .containsExactly("s3:GetObjectTagging", "logs:Put*");
    }

    @Test
    void guard_sessionOfUnknownRole_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Guard(Map.of(), List.of(TestRole.SESSION)))
                .withMessageContaining("slave has the role " + TestRole.ARN);
    }

    @Test
    void accessKeyId_ofASession_looksLikeAwsAndIsItsOwn() {
        String key = TestRole.SESSION.accessKeyId();

        assertThat(key).matches("ASIA[A-Z2-7]{16}").isEqualTo(new Session(TestRole.ARN, "slave").accessKeyId());
        assertThat(new Session(TestRole.ARN, "other").accessKeyId()).isNotEqualTo(key);
        assertThat(new Session(TestRole.ARN + "2", "slave").accessKeyId()).isNotEqualTo(key);
    }
}
