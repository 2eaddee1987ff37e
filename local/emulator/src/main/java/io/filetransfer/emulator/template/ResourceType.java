package io.filetransfer.emulator.template;

import io.filetransfer.emulator.document.DocumentNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
                    "LoggingConfig",
                    "Architectures",
                    "Description",
                    "AutoPublishAliasAllProperties",
                    "VersionDescription"),
            Map.of("Tracing", "traces")),
    STATE_MACHINE(
            "AWS::Serverless::StateMachine",
            "Name",
            "states:%1$s:%2$s:stateMachine:%3$s",
            Set.of("Name", "Type", "DefinitionUri", "DefinitionSubstitutions", "Role"),
            Map.of("Logging", "the state machine's log", "Tracing", "traces")),
    ACTIVITY("AWS::StepFunctions::Activity", "Name", "states:%1$s:%2$s:activity:%3$s", Set.of("Name"), Map.of()),
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
            Map.of("SSESpecification", "encryption of tables", "WarmThroughput", "warm throughput")),
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
                    "OwnershipControls", "object ownership")),
    ROLE(
            "AWS::IAM::Role",
            "RoleName",
            "iam::%2$s:role/%3$s",
            Set.of("RoleName", "Policies", "Description"),
            Map.of("AssumeRolePolicyDocument", "trust policies of roles")),
    BUCKET_POLICY("AWS::S3::BucketPolicy", "", "", "bucket policies"),
    LOG_GROUP("AWS::Logs::LogGroup", "LogGroupName", "logs:%1$s:%2$s:log-group:%3$s:*", "CloudWatch Logs"),
    TOPIC("AWS::SNS::Topic", "TopicName", "sns:%1$s:%2$s:%3$s", "notifications"),
    TOPIC_POLICY("AWS::SNS::TopicPolicy", "", "", "notifications"),
    SUBSCRIPTION("AWS::SNS::Subscription", "", "", "notifications"),
    RULE("AWS::Events::Rule", "Name", "events:%1$s:%2$s:rule/%3$s", "notifications"),
    SCHEDULE("AWS::Scheduler::Schedule", "Name", "scheduler:%1$s:%2$s:schedule/default/%3$s", "the schedule"),
    ALARM("AWS::CloudWatch::Alarm", "AlarmName", "cloudwatch:%1$s:%2$s:alarm:%3$s", "alarms"),
    DASHBOARD("AWS::CloudWatch::Dashboard", "DashboardName", "cloudwatch::%2$s:dashboard/%3$s", "the dashboard");

    /** Stands for every property of a type that is left out altogether. */
    private static final String ALL = "*";

    private static final Set<ResourceType> REF_IS_ARN = Set.of(STATE_MACHINE, ACTIVITY, TOPIC);

    private final String typeName;
    private final String nameProperty;
    private final String arnFormat;
    private final Set<String> taken;
    private final Map<String, String> leftOutProperties;

    /**
     * A type that exists here.
     *
     * @param taken properties that are read, or that mean nothing here
     */
    ResourceType(
            String typeName,
            String nameProperty,
            String arnFormat,
            Set<String> taken,
            Map<String, String> leftOutProperties) {
        this.typeName = typeName;
        this.nameProperty = nameProperty;
        this.arnFormat = arnFormat;
        this.taken = taken;
        this.leftOutProperties = leftOutProperties;
    }

    /** A type that at most others refer to. */
    ResourceType(String typeName, String nameProperty, String arnFormat, String leftOut) {
        this(typeName, nameProperty, arnFormat, Set.of(), Map.of(ALL, leftOut));
    }

    static ResourceType of(DocumentNode name) {
        List<String> names = Arrays.stream(values()).map(type -> type.typeName).toList();
        return values()[names.indexOf(name.oneOf(names))];
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
        return new ResourceIdentity(
                name,
                REF_IS_ARN.contains(this) ? arn : name,
                this == TOPIC ? Map.of("TopicArn", arn, "TopicName", name) : Map.of("Arn", arn));
    }

    /**
     * Says what of a resource the local run leaves out, in words.
     *
     * @throws io.filetransfer.emulator.document.InvalidDocumentException naming a property that is not known
     */
    Set<String> leftOut(DocumentNode properties) {
        if (leftOutProperties.containsKey(ALL)) {
            return Set.copyOf(leftOutProperties.values());
        }
        Set<String> known = new TreeSet<>(taken);
        known.addAll(leftOutProperties.keySet());
        return properties.allow(known).fields().keySet().stream()
                .filter(leftOutProperties::containsKey)
                .map(leftOutProperties::get)
                .collect(Collectors.toSet());
    }
}
