package io.filetransfer.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * A resource type that the local run deploys: which property names it, what its ARN looks like, and what becomes of its properties.
 * A property that is in neither list is refused: nothing is ignored silently.
 */
@SuppressWarnings("ImmutableEnumChecker") // every set is a Set.of
enum ResourceType {
    FUNCTION(
            "AWS::Serverless::Function",
            "FunctionName",
            "lambda:%s:%s:function:%s",
            false,
            Set.of(
                    "FunctionName",
                    "CodeUri",
                    "Handler",
                    "Timeout",
                    "MemorySize",
                    "Environment",
                    "EventInvokeConfig",
                    "Policies"),
            Set.of("Architectures", "Description", "Runtime")),
    STATE_MACHINE(
            "AWS::Serverless::StateMachine",
            "Name",
            "states:%s:%s:stateMachine:%s",
            true,
            Set.of("Name", "Type", "DefinitionUri", "DefinitionSubstitutions", "Policies"),
            Set.of()),
    ACTIVITY("AWS::StepFunctions::Activity", "Name", "states:%s:%s:activity:%s", true, Set.of("Name"), Set.of()),
    TABLE(
            "AWS::DynamoDB::Table",
            "TableName",
            "dynamodb:%s:%s:table/%s",
            false,
            Set.of(
                    "TableName",
                    "BillingMode",
                    "AttributeDefinitions",
                    "KeySchema",
                    "GlobalSecondaryIndexes",
                    "TimeToLiveSpecification"),
            Set.of("SSESpecification"));

    private final String typeName;
    private final String nameProperty;
    private final String arnFormat;
    private final boolean refIsArn;
    private final Set<String> used;
    private final Set<String> withoutLocalEffect;

    ResourceType(
            String typeName,
            String nameProperty,
            String arnFormat,
            boolean refIsArn,
            Set<String> used,
            Set<String> withoutLocalEffect) {
        this.typeName = typeName;
        this.nameProperty = nameProperty;
        this.arnFormat = arnFormat;
        this.refIsArn = refIsArn;
        this.used = used;
        this.withoutLocalEffect = withoutLocalEffect;
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

    ResourceIdentity identity(String name, String region, String accountId) {
        String arn = "arn:aws:" + arnFormat.formatted(region, accountId, name);
        return new ResourceIdentity(refIsArn ? arn : name, arn);
    }

    void requireKnown(JsonNode properties, String place) {
        Set<String> known = new HashSet<>(used);
        known.addAll(withoutLocalEffect);
        KnownFields.require(properties, known, place);
    }
}
