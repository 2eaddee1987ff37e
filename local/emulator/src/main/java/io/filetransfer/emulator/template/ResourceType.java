package io.filetransfer.emulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A resource type that a template may have: which property names it, what its ARN looks like, and what becomes of its properties here.
 * A type or a property that is not listed is refused, and one that has no effect here says what is left out: nothing is ignored
 * silently.
 */
@SuppressWarnings("ImmutableEnumChecker") // every set is a Set.of, every map a Map.of
enum ResourceType {
    FUNCTION(
            "AWS::Serverless::Function",
            "FunctionName",
            "lambda:%1$s:%2$s:function:%3$s",
            Set.of(
                    "FunctionName",
                    "CodeUri",
                    "Handler",
                    "Runtime",
                    "Timeout",
                    "MemorySize",
                    "Environment",
                    "EventInvokeConfig",
                    "Role",
                    "ReservedConcurrentExecutions",
                    "AutoPublishAlias",
                    "SnapStart",
                    "LoggingConfig"),
            Map.of("Tracing", "traces"),
            Set.of("Architectures", "Description", "AutoPublishAliasAllProperties", "VersionDescription")),
    STATE_MACHINE(
            "AWS::Serverless::StateMachine",
            "Name",
            "states:%1$s:%2$s:stateMachine:%3$s",
            Set.of("Name", "Type", "DefinitionUri", "DefinitionSubstitutions", "Role"),
            Map.of("Logging", "the state machine's log", "Tracing", "traces"),
            Set.of()),
    ACTIVITY("AWS::StepFunctions::Activity", "Name", "states:%1$s:%2$s:activity:%3$s", Set.of("Name")),
    TABLE(
            "AWS::DynamoDB::Table",
            "TableName",
            "dynamodb:%1$s:%2$s:table/%3$s",
            Set.of(
                    "TableName",
                    "BillingMode",
                    "AttributeDefinitions",
                    "KeySchema",
                    "GlobalSecondaryIndexes",
                    "TimeToLiveSpecification"),
            Map.of("SSESpecification", "encryption of tables"),
            Set.of()),
    BUCKET(
            "AWS::S3::Bucket",
            "BucketName",
            "s3:::%3$s",
            Set.of("BucketName"),
            Map.of(
                    "PublicAccessBlockConfiguration", "public access blocks",
                    "BucketEncryption", "encryption of buckets",
                    "VersioningConfiguration", "versions of objects",
                    "LifecycleConfiguration", "lifecycle rules",
                    "OwnershipControls", "object ownership"),
            Set.of()),
    ROLE(
            "AWS::IAM::Role",
            "RoleName",
            "iam::%2$s:role/%3$s",
            Set.of("RoleName", "Policies"),
            Map.of("AssumeRolePolicyDocument", "trust policies of roles"),
            Set.of("Description")),
    BUCKET_POLICY("AWS::S3::BucketPolicy", "bucket policies"),
    LOG_GROUP("AWS::Logs::LogGroup", "LogGroupName", "logs:%1$s:%2$s:log-group:%3$s:*", "CloudWatch Logs"),
    TOPIC("AWS::SNS::Topic", "TopicName", "sns:%1$s:%2$s:%3$s", "notifications"),
    TOPIC_POLICY("AWS::SNS::TopicPolicy", "notifications"),
    SUBSCRIPTION("AWS::SNS::Subscription", "notifications"),
    RULE("AWS::Events::Rule", "Name", "events:%1$s:%2$s:rule/%3$s", "notifications"),
    SCHEDULE("AWS::Scheduler::Schedule", "Name", "scheduler:%1$s:%2$s:schedule/default/%3$s", "the schedule"),
    ALARM("AWS::CloudWatch::Alarm", "AlarmName", "cloudwatch:%1$s:%2$s:alarm:%3$s", "alarms"),
    DASHBOARD("AWS::CloudWatch::Dashboard", "DashboardName", "cloudwatch::%2$s:dashboard/%3$s", "the dashboard");

    private static final Set<ResourceType> REF_IS_ARN = Set.of(STATE_MACHINE, ACTIVITY, TOPIC);

    private final String typeName;
    private final String nameProperty;
    private final String arnFormat;
    private final Optional<String> leftOut;
    private final Set<String> used;
    private final Map<String, String> leftOutProperties;
    private final Set<String> withoutMeaning;

    /** A type that exists here. */
    ResourceType(
            String typeName,
            String nameProperty,
            String arnFormat,
            Set<String> used,
            Map<String, String> leftOutProperties,
            Set<String> withoutMeaning) {
        this.typeName = typeName;
        this.nameProperty = nameProperty;
        this.arnFormat = arnFormat;
        this.leftOut = Optional.empty();
        this.used = used;
        this.leftOutProperties = leftOutProperties;
        this.withoutMeaning = withoutMeaning;
    }

    ResourceType(String typeName, String nameProperty, String arnFormat, Set<String> used) {
        this(typeName, nameProperty, arnFormat, used, Map.of(), Set.of());
    }

    /** A type that only others refer to. */
    ResourceType(String typeName, String nameProperty, String arnFormat, String leftOut) {
        this.typeName = typeName;
        this.nameProperty = nameProperty;
        this.arnFormat = arnFormat;
        this.leftOut = Optional.of(leftOut);
        this.used = Set.of();
        this.leftOutProperties = Map.of();
        this.withoutMeaning = Set.of();
    }

    /** A type that nothing refers to. */
    ResourceType(String typeName, String leftOut) {
        this(typeName, "", "", leftOut);
    }

    static ResourceType of(String typeName, String logicalId) {
        return Arrays.stream(values())
                .filter(type -> type.typeName.equals(typeName))
                .findFirst()
                .orElseThrow(() -> new InvalidTemplateException(
                        "Resources.%s: type '%s' is not supported by the local run, expected one of %s"
                                .formatted(
                                        logicalId,
                                        typeName,
                                        Arrays.stream(values())
                                                .map(type -> type.typeName)
                                                .toList())));
    }

    String nameProperty() {
        return nameProperty;
    }

    /** Returns the name that CloudFormation would make up, without its random end. */
    String generatedName(String stackName, String logicalId) {
        String name = stackName + "-" + logicalId;
        return this == BUCKET ? name.toLowerCase(Locale.ROOT) : name;
    }

    ResourceIdentity identity(String name, DeploymentTarget target) {
        String arn = target.arn(arnFormat, name);
        String ref = REF_IS_ARN.contains(this) ? arn : name;
        return switch (this) {
            case TOPIC -> new ResourceIdentity(name, ref, Map.of("TopicArn", arn, "TopicName", name));
            default -> new ResourceIdentity(name, ref, Map.of("Arn", arn));
        };
    }

    /**
     * Says what of a resource the local run leaves out.
     *
     * @param properties its properties, intrinsic functions resolved
     * @param place where they stand
     * @return in words, by what is left out
     * @throws InvalidTemplateException naming a property that is not known
     */
    Set<String> leftOut(JsonNode properties, String place) {
        if (leftOut.isPresent()) {
            return Set.of(leftOut.get());
        }
        Map<String, String> known = new TreeMap<>(leftOutProperties);
        used.forEach(property -> known.put(property, ""));
        withoutMeaning.forEach(property -> known.put(property, ""));
        KnownFields.require(properties, known.keySet(), place);
        return properties
                .propertyStream()
                .map(property -> known.get(property.getKey()))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.toSet());
    }
}
