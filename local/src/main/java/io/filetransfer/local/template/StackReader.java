package io.filetransfer.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the resources of one template. */
final class StackReader {

    private static final Set<String> SECTIONS = Set.of(
            "AWSTemplateFormatVersion",
            "Transform",
            "Description",
            "Metadata",
            "Parameters",
            "Globals",
            "Resources",
            "Outputs");

    private static final Set<String> RESOURCE_ATTRIBUTES =
            Set.of("Type", "Properties", "Metadata", "DeletionPolicy", "UpdateReplacePolicy");

    private final JsonNode template;
    private final Path folder;
    private final String region;
    private final String accountId;

    StackReader(JsonNode template, Path folder, String region, String accountId) {
        this.template = template;
        this.folder = folder;
        this.region = region;
        this.accountId = accountId;
    }

    Stack read(Map<String, String> overrides) {
        KnownFields.require(template, SECTIONS, "");
        KnownFields.require(template.path("Globals"), Set.of("Function"), "Globals");
        resources()
                .forEach(resource -> KnownFields.require(
                        resource.getValue(), RESOURCE_ATTRIBUTES, "Resources." + resource.getKey()));
        Map<String, ResourceIdentity> identities = identities();
        Intrinsics intrinsics = new Intrinsics(new References(parameters(overrides), identities));
        Stack stack = new Stack(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        resources().forEach(resource -> {
            String place = "Resources." + resource.getKey() + ".Properties";
            JsonNode properties = intrinsics.resolve(properties(resource.getValue()), place);
            add(stack, resource.getKey(), type(resource), properties, identities.get(resource.getKey()), place);
            addRole(stack, resource.getKey(), type(resource), properties, place);
        });
        return stack;
    }

    private void add(
            Stack stack,
            String logicalId,
            ResourceType type,
            JsonNode properties,
            ResourceIdentity identity,
            String place) {
        type.requireKnown(properties, place);
        switch (type) {
            case FUNCTION -> stack.functions().add(FunctionResource.of(properties, roleArn(logicalId), folder, place));
            case TABLE -> stack.tables().add(TableResource.of(properties, place));
            case ACTIVITY -> stack.activities().add(properties.path("Name").asText());
            case STATE_MACHINE ->
                stack.stateMachines()
                        .add(StateMachineResource.of(properties, identity, roleArn(logicalId), folder, place));
        }
    }

    private void addRole(Stack stack, String logicalId, ResourceType type, JsonNode properties, String place) {
        if (type == ResourceType.FUNCTION || type == ResourceType.STATE_MACHINE) {
            stack.roles()
                    .add(RoleResource.ofPolicies(roleArn(logicalId), properties.path("Policies"), place + ".Policies"));
        }
    }

    private Map<String, ResourceIdentity> identities() {
        Map<String, ResourceIdentity> identities = new HashMap<>();
        resources().forEach(resource -> {
            ResourceType type = type(resource);
            String name =
                    properties(resource.getValue()).path(type.nameProperty()).asText();
            if (name.isEmpty()) {
                throw new InvalidTemplateException(
                        "Resources.%s.Properties.%s is missing or not plain text, expected a name"
                                .formatted(resource.getKey(), type.nameProperty()));
            }
            identities.put(resource.getKey(), type.identity(name, region, accountId));
        });
        return identities;
    }

    private Map<String, String> parameters(Map<String, String> overrides) {
        Map<String, String> values = new HashMap<>(Parameters.values(template.path("Parameters"), overrides));
        values.put("AWS::Region", region);
        values.put("AWS::AccountId", accountId);
        values.put("AWS::Partition", "aws");
        return values;
    }

    private List<Map.Entry<String, JsonNode>> resources() {
        return template.path("Resources").propertyStream().toList();
    }

    private JsonNode properties(JsonNode resource) {
        JsonNode own = resource.path("Properties");
        boolean function = resource.path("Type").asText().equals("AWS::Serverless::Function");
        return function ? merge(template.path("Globals").path("Function"), own) : own;
    }

    /** SAM lets a function's own property win over the global one, and merges maps. */
    private static JsonNode merge(JsonNode global, JsonNode own) {
        if (!global.isObject() || !own.isObject()) {
            return own.isMissingNode() ? global : own;
        }
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        global.properties()
                .forEach(entry -> merged.set(entry.getKey(), merge(entry.getValue(), own.path(entry.getKey()))));
        own.properties().stream()
                .filter(entry -> !merged.has(entry.getKey()))
                .forEach(entry -> merged.set(entry.getKey(), entry.getValue()));
        return merged;
    }

    private static ResourceType type(Map.Entry<String, JsonNode> resource) {
        return ResourceType.of(resource.getValue().path("Type").asText(), resource.getKey());
    }

    private String roleArn(String logicalId) {
        return "arn:aws:iam::%s:role/%sRole".formatted(accountId, logicalId);
    }
}
