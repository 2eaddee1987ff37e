package io.filetransfer.emulator.template;

import static io.filetransfer.emulator.template.ProjectTemplate.OTHER_VALUES;
import static io.filetransfer.emulator.template.ProjectTemplate.resources;
import static io.filetransfer.emulator.template.ProjectTemplate.stack;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filetransfer.emulator.iam.policy.Decision.Verdict;
import io.filetransfer.emulator.iam.policy.Permission;
import io.filetransfer.emulator.iam.policy.Policies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/deployer-policy.json} against the template; {@code .ci/lint-template} checks that its actions exist. */
class DeployerPolicyTest {

    /** See <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM quotas</a>. */
    private static final int MAX_CHARACTERS = 6144;

    private static final Map<ResourceType, String> CREATION = Map.ofEntries(
            Map.entry(ResourceType.FUNCTION, "lambda:CreateFunction"),
            Map.entry(ResourceType.STATE_MACHINE, "states:CreateStateMachine"),
            Map.entry(ResourceType.ACTIVITY, "states:CreateActivity"),
            Map.entry(ResourceType.TABLE, "dynamodb:CreateTable"),
            Map.entry(ResourceType.BUCKET, "s3:CreateBucket"),
            Map.entry(ResourceType.BUCKET_POLICY, "s3:PutBucketPolicy"),
            Map.entry(ResourceType.ROLE, "iam:CreateRole"),
            Map.entry(ResourceType.LOG_GROUP, "logs:CreateLogGroup"),
            Map.entry(ResourceType.TOPIC, "sns:CreateTopic"),
            Map.entry(ResourceType.TOPIC_POLICY, "sns:SetTopicAttributes"),
            Map.entry(ResourceType.SUBSCRIPTION, "sns:Subscribe"),
            Map.entry(ResourceType.RULE, "events:PutRule"),
            Map.entry(ResourceType.SCHEDULE, "scheduler:CreateSchedule"),
            Map.entry(ResourceType.ALARM, "cloudwatch:PutMetricAlarm"),
            Map.entry(ResourceType.DASHBOARD, "cloudwatch:PutDashboard"));

    @Test
    void policy_everyResourceOfTheTemplate_mayBeCreatedByItsName() throws IOException {
        ObjectNode unconditional = policy();
        ((ArrayNode) unconditional.path("Statement")).removeIf(statement -> statement.has("Condition"));
        Policies policies = Policies.parse(List.of(unconditional), "deployer-policy.json");

        assertThat(Stream.of(Map.<String, String>of(), OTHER_VALUES)
                        .flatMap(parameters -> resources(parameters).stream())
                        .map(resource -> Permission.of(CREATION.get(resource.type()), arn(resource)))
                        .filter(permission -> policies.decide(permission).verdict() != Verdict.ALLOWED))
                .isEmpty();
    }

    @Test
    void policy_roles_arePassedToTheServicesThatTheyTrust() throws IOException {
        Set<String> trusted = new TreeSet<>();
        resources(ResourceType.ROLE, Map.of())
                .forEach(role -> trusted.addAll(role.properties().json().findValuesAsText("Service")));

        assertThat(policy().findValue("iam:PassedToService"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(trusted);
    }

    @Test
    void policy_withoutWhiteSpace_isNoLongerThanAManagedPolicyMayBe() throws IOException {
        assertThat(policy().toString()).hasSizeLessThanOrEqualTo(MAX_CHARACTERS);
    }

    private static String arn(ResolvedResource resource) {
        return switch (resource.type()) {
            case BUCKET_POLICY -> "arn:aws:s3:::file-transfer-integration";
            case TOPIC, TOPIC_POLICY, SUBSCRIPTION -> stack(Map.of()).outputs().get("TopicArn");
            default -> resource.identity().arn();
        };
    }

    private static ObjectNode policy() throws IOException {
        return (ObjectNode) new ObjectMapper()
                .readTree(Path.of("..", "..", "docs", "deployer-policy.json").toFile());
    }
}
