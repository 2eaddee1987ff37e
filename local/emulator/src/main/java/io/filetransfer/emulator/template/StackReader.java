package io.filetransfer.emulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the resources of one template. */
final class StackReader {

    private static final Set<String> SECTIONS = Set.of(
            "AWSTemplateFormatVersion",
            "Transform",
            "Description",
            "Metadata",
            "Parameters",
            "Rules",
            "Conditions",
            "Globals",
            "Resources",
            "Outputs");

    private static final Set<String> RESOURCE_ATTRIBUTES =
            Set.of("Type", "Condition", "Properties", "Metadata", "DeletionPolicy", "UpdateReplacePolicy");

    private static final String OUTPUT_VALUE = "Value";

    private final JsonNode template;
    private final DeploymentTarget target;
    private final Conditions conditions;
    private final List<Map.Entry<String, JsonNode>> created;
    private final Map<String, ResourceIdentity> identities;
    private final Intrinsics intrinsics;

    /**
     * Prepares the reading.
     *
     * @param template the template as JSON
     * @param overrides values that replace the parameters' defaults, by name
     * @param target where to deploy to
     */
    StackReader(JsonNode template, Map<String, String> overrides, DeploymentTarget target) {
        requireKnownSections(template);
        Map<String, String> parameters = new HashMap<>(Parameters.values(template.path("Parameters"), overrides));
        parameters.putAll(target.pseudoParameters());
        Rules.check(template.path("Rules"), parameters);
        this.template = template;
        this.target = target;
        this.conditions = new Conditions(template.path("Conditions"), parameters);
        this.created = template.path("Resources")
                .propertyStream()
                .filter(this::isCreated)
                .toList();
        this.identities = identities(new Intrinsics(new References(parameters, Map.of()), conditions));
        this.intrinsics = new Intrinsics(new References(parameters, identities), conditions);
    }

    /**
     * Reads what is deployed.
     *
     * @param folder where paths begin
     */
    Stack stack(Path folder) {
        conditions.requireValid();
        Stack stack = Stack.empty(outputs());
        resources().forEach(resource -> add(stack, resource, folder));
        return stack;
    }

    /** Returns the resources that are created. */
    List<ResolvedResource> resources() {
        return created.stream().map(this::resolved).toList();
    }

    private ResolvedResource resolved(Map.Entry<String, JsonNode> resource) {
        String place = "Resources." + resource.getKey() + ".Properties";
        return new ResolvedResource(
                type(resource),
                identities.get(resource.getKey()),
                intrinsics.resolve(properties(resource.getValue()), place),
                place);
    }

    private static void requireKnownSections(JsonNode template) {
        KnownFields.require(template, SECTIONS, "");
        KnownFields.require(template.path("Globals"), Set.of("Function"), "Globals");
        template.path("Resources")
                .properties()
                .forEach(resource -> KnownFields.require(
                        resource.getValue(), RESOURCE_ATTRIBUTES, "Resources." + resource.getKey()));
    }

    private static void add(Stack stack, ResolvedResource resource, Path folder) {
        stack.leftOut().addAll(resource.type().leftOut(resource.properties(), resource.place()));
        switch (resource.type()) {
            case FUNCTION -> stack.functions().add(FunctionResource.of(resource, folder));
            case TABLE -> stack.tables().add(TableResource.of(resource));
            case BUCKET -> stack.buckets().add(resource.identity().name());
            case ACTIVITY -> stack.activities().add(resource.identity().name());
            case ROLE -> stack.roles().add(RoleResource.of(resource));
            case STATE_MACHINE -> stack.stateMachines().add(StateMachineResource.of(resource, folder));
            default -> {
                // Others refer to it, and that is all.
            }
        }
    }

    private boolean isCreated(Map.Entry<String, JsonNode> resource) {
        JsonNode condition = resource.getValue().path("Condition");
        return condition.isMissingNode()
                || conditions.holds(condition.asText(), "Resources." + resource.getKey() + ".Condition");
    }

    private Map<String, ResourceIdentity> identities(Intrinsics names) {
        Map<String, ResourceIdentity> found = new HashMap<>();
        created.forEach(resource -> {
            ResourceType type = type(resource);
            JsonNode properties = properties(resource.getValue());
            ResourceIdentity identity = type.identity(name(resource.getKey(), type, properties, names), target);
            found.put(resource.getKey(), identity);
            JsonNode alias = properties.path(FunctionResource.ALIAS);
            if (!alias.isMissingNode()) {
                found.put(
                        resource.getKey() + ".Alias",
                        new ResourceIdentity(alias.asText(), identity.arn() + ":" + alias.asText(), Map.of()));
            }
        });
        return found;
    }

    private String name(String logicalId, ResourceType type, JsonNode properties, Intrinsics names) {
        JsonNode given = properties.path(type.nameProperty());
        return given.isMissingNode()
                ? type.generatedName(target.stackName(), logicalId)
                : names.resolve(given, "Resources.%s.Properties.%s".formatted(logicalId, type.nameProperty()))
                        .asText();
    }

    private Map<String, String> outputs() {
        Map<String, String> outputs = new TreeMap<>();
        template.path("Outputs").properties().forEach(output -> {
            String place = "Outputs." + output.getKey();
            KnownFields.require(output.getValue(), Set.of("Description", OUTPUT_VALUE), place);
            outputs.put(
                    output.getKey(),
                    intrinsics
                            .resolve(output.getValue().path(OUTPUT_VALUE), place)
                            .asText());
        });
        return outputs;
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
}
