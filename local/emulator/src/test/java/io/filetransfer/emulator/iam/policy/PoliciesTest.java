package io.filetransfer.emulator.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.filetransfer.emulator.document.InvalidDocumentException;
import io.filetransfer.emulator.iam.policy.Decision.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoliciesTest {

    private static final String OBJECT = "arn:aws:s3:::bucket/raw/a.csv";

    @ParameterizedTest
    @CsvSource({
        "s3:GetObject, arn:aws:s3:::bucket/raw/*, ALLOWED",
        "S3:getobject, arn:aws:s3:::bucket/raw/a.csv, ALLOWED",
        "s3:Get*, *, ALLOWED",
        "s3:Get??ject, arn:aws:s3:::bucket/raw/?.csv, ALLOWED",
        "*, *, ALLOWED",
        "s3:Get, *, NOT_ALLOWED",
        "s3:PutObject, *, NOT_ALLOWED",
        "s3:GetObject, arn:aws:s3:::bucket, NOT_ALLOWED",
        "s3:GetObject, arn:aws:s3:::bucket/raw/?, NOT_ALLOWED",
        "s3:GetObject, arn:aws:s3:::bucket/RAW/*, NOT_ALLOWED",
        "s3:GetObject, arn:aws:s3:::bucketXraw/a.csv, NOT_ALLOWED",
    })
    void decide_actionAndResource_haveToMatch(String action, String resource, Verdict verdict) {
        Policies policies = parse(allow(action, resource, ""));

        assertThat(policies.decide(Permission.of("s3:GetObject", OBJECT)).verdict())
                .isEqualTo(verdict);
    }

    @Test
    void decide_severalActionsAndResources_namesTheResourceThatMatched() {
        Policies policies = parse("""
                {"Version": "2012-10-17", "Statement": {"Sid": "s", "Effect": "Allow", "Action": ["s3:PutObject", "s3:GetObject"],
                 "Resource": ["arn:aws:s3:::other/*", "arn:aws:s3:::bucket/*"]}}""");

        assertThat(policies.decide(Permission.of("s3:GetObject", OBJECT)))
                .isEqualTo(new Decision(Verdict.ALLOWED, "arn:aws:s3:::bucket/*"));
    }

    @Test
    void decide_denyBehindAllow_denies() {
        Policies policies = parse(
                allow("s3:*", "*", ""),
                allow("s3:GetObject", "arn:aws:s3:::bucket/raw/*", "").replace("Allow", "Deny"));

        assertThat(policies.decide(Permission.of("s3:GetObject", OBJECT)).verdict())
                .isEqualTo(Verdict.DENIED);
        assertThat(policies.decide(Permission.of("s3:PutObject", OBJECT)).verdict())
                .isEqualTo(Verdict.ALLOWED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'StringLike': {'s3:prefix': 'raw/*'}} | raw/2026/ | ALLOWED",
                "{'StringLike': {'s3:prefix': ['refined/*', 'raw/*']}} | raw/2026/ | ALLOWED",
                "{'StringLike': {'S3:Prefix': 'raw/*'}} | raw/2026/ | ALLOWED",
                "{'StringLike': {'s3:prefix': 'raw/*'}} | rawdata/ | NOT_ALLOWED",
                "{'StringLike': {'s3:prefix': 'raw/*'}} | | NOT_ALLOWED",
                "{'StringEquals': {'s3:prefix': 'raw/*'}} | raw/2026/ | NOT_ALLOWED",
                "{'StringEquals': {'s3:prefix': 'raw/'}} | raw/ | ALLOWED",
                "{'Bool': {'aws:SecureTransport': false}} | raw/ | ALLOWED",
                "{'Bool': {'aws:SecureTransport': 'true'}} | raw/ | NOT_ALLOWED",
                "{'StringEquals': {'kms:ViaService': 'sqs.eu-west-1.amazonaws.com'}} | raw/ | NOT_ALLOWED",
                "{'StringLike': {'s3:prefix': 'raw/*'}, 'Bool': {'aws:SecureTransport': 'true'}} | raw/a | NOT_ALLOWED",
            })
    void decide_condition_hasToHold(String condition, String prefix, Verdict verdict) {
        Policies policies = parse(allow("s3:ListBucket", "*", ",'Condition': " + condition));
        Map<String, String> context = prefix == null ? Map.of() : Map.of("s3:prefix", prefix);

        assertThat(policies.decide(new Permission("s3:ListBucket", "arn:aws:s3:::bucket", context))
                        .verdict())
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'NotAction': 's3:*' | p.Statement[0].NotAction is not supported",
                "'NotResource': '*' | p.Statement[0].NotResource is not supported",
                "'Principal': '*' | p.Statement[0].Principal is not supported",
                "'Effect': 'Maybe' | p.Statement[0].Effect is 'Maybe', expected one of [Allow, Deny]",
                "'Action': 'getobject' | p.Statement[0].Action is 'getobject', expected an action",
                "'Action': [] | p.Statement[0].Action is '[]', expected an action",
                "'Resource': 'bucket' | p.Statement[0].Resource is 'bucket', expected an ARN or *",
                "'Resource': 'arn:aws:s3:::b/${aws:username}' | expected no policy variables",
                "'Condition': 'x' | p.Statement[0].Condition is 'x', expected an object",
                "'Condition': {'Bool': 'x'} | p.Statement[0].Condition.Bool is 'x', expected an object",
                "'Condition': {'IpAddress': {'aws:SourceIp': '::1'}} | p.Statement[0].Condition.IpAddress is not supported",
                "'Condition': {'ArnLike': {'s3:prefix': 'arn:*'}} | p.Statement[0].Condition.ArnLike is not supported",
                "'Condition': {'StringLike': {'s3:delimiter': '/'}} | Condition.StringLike.s3:delimiter is not supported",
            })
    void parse_whatIsNotUnderstood_isRefusedByName(String element, String message) {
        String statement = allow("s3:GetObject", "*", "," + element);

        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> parse(statement))
                .withMessageContaining(message);
    }

    @Test
    void parse_versionOfTheOldLanguageOrUnknownElement_isRefused() {
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> parse(allow("s3:*", "*", "").replace("2012-10-17", "2008-10-17")))
                .withMessage("p.Version is '2008-10-17', expected 2012-10-17");
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> parse("{\"Version\":\"2012-10-17\",\"Id\":\"x\",\"Statement\":[]}"))
                .withMessageContaining("p.Id is not supported");
    }

    @Test
    void grants_statements_areEachActionOnEachResourceOnceWithoutDenies() {
        Policies policies = parse("""
                {"Version": "2012-10-17", "Statement": [
                 {"Effect": "Allow", "Action": ["s3:PutObject", "s3:GetObject"], "Resource": ["arn:a", "arn:b"]},
                 {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:a"},
                 {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}]}""");

        assertThat(policies.grants())
                .containsExactly(
                        new Grant("s3:PutObject", "arn:a"),
                        new Grant("s3:PutObject", "arn:b"),
                        new Grant("s3:GetObject", "arn:a"),
                        new Grant("s3:GetObject", "arn:b"));
    }

    /** The last of two elements of the same name counts. */
    private static String allow(String action, String resource, String more) {
        return "{'Version': '2012-10-17', 'Statement': [{'Effect': 'Allow', 'Action': '%s', 'Resource': '%s'%s}]}"
                .formatted(action, resource, more)
                .replace('\'', '"');
    }

    private static Policies parse(String... documents) {
        ObjectMapper json = new ObjectMapper();
        return Policies.parse(
                List.of(documents).stream()
                        .map(document -> {
                            try {
                                return json.readTree(document);
                            } catch (JsonProcessingException e) {
                                throw new IllegalArgumentException(document, e);
                            }
                        })
                        .toList(),
                "p");
    }
}
