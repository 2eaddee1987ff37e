package io.filetransfer.emulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filetransfer.emulator.document.DocumentNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads the resources of one template. */
final class StackReader {

    private final DocumentNode template;
    private final DeploymentTarget target;
    private final Intrinsics intrinsics;
    private final List<ResolvedResource> resources;

    /**
     * Reads a template.
     *
     * @param template the template as JSON
     * @param overrides values that replace the parameters' defaults, by name
     * @param target where to deploy to
     */
    StackReader(JsonNode template, Map<String, String> overrides, DeploymentTarget target) {
        this.template = new DocumentNode(template, "");
        this.target = target;
        requireKnownSections();
        Map<String, String> parameters = new HashMap<>(Parameters.values(this.template.get("Parameters"), overrides));
        parameters.putAll(target.pseudoParameters());
        Parameters.check(this.template.get("Rules"), parameters);
        DocumentNode conditions = this.template.get("Conditions");
        Map<String, ResourceIdentity> identities = new HashMap<>();
        Intrinsics names = new Intrinsics(parameters, conditions, Map.of());
        Map<String, DocumentNode> created = created(names);
        created.forEach((id, resource) -> identify(id, resource, names, identities));
        this.intrinsics = new Intrinsics(parameters, conditions, identities);
        this.resources = created.entrySet().stream()
                .map(resource -> new ResolvedResource(
                        type(resource.getValue()),
                        identities.get(resource.getKey()),
                        intrinsics.resolve(properties(resource.getValue()))))
                .toList();
    }

    /**
     * Returns what is deployed.
     *
     * @param folder where paths begin
     */
    Stack stack(Path folder) {
        // One which nothing refers to is checked, too.
        intrinsics.conditions().fields().values().forEach(intrinsics::holds);
        TreeSet<String> leftOut = new TreeSet<>();
        resources.forEach(resource -> leftOut.addAll(resource.type().leftOut(resource.properties())));
        return new Stack(
                all(ResourceType.FUNCTION, function -> FunctionResource.of(function, folder)),
                all(ResourceType.TABLE, TableResource::of),
                all(ResourceType.BUCKET, bucket -> bucket.identity().name()),
                all(ResourceType.ACTIVITY, activity -> activity.identity().name()),
                all(ResourceType.STATE_MACHINE, machine -> StateMachineResource.of(machine, folder)),
                all(ResourceType.ROLE, RoleResource::of),
                outputs(),
                leftOut);
    }

    /** Returns the resources that are created. */
    List<ResolvedResource> resources() {
        return resources;
    }

    private <T> List<T> all(ResourceType type, Function<ResolvedResource, T> reader) {
        return resources.stream()
                .filter(resource -> resource.type() == type)
                .map(reader)
                .toList();
    }

    private void requireKnownSections() {
        template.allow(
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
        template.get("Globals").allow("Function");
        template.get("Resources")
                .fields()
                .values()
                .forEach(resource -> resource.allow(
                        "Type", "Condition", "Properties", "Metadata", "DeletionPolicy", "UpdateReplacePolicy"));
    }

    private Map<String, DocumentNode> created(Intrinsics conditions) {
        Map<String, DocumentNode> created = new LinkedHashMap<>();
        template.get("Resources").fields().forEach((id, resource) -> {
            DocumentNode condition = resource.get("Condition");
            if (!condition.exists() || conditions.holds(condition.text(), condition.place())) {
                created.put(id, resource);
            }
        });
        return created;
    }

    private void identify(
            String id, DocumentNode resource, Intrinsics names, Map<String, ResourceIdentity> identities) {
        ResourceType type = type(resource);
        DocumentNode properties = properties(resource);
        DocumentNode given = properties.get(type.nameProperty());
        ResourceIdentity identity = type.identity(
                names.resolve(given.or(type.generatedName(target.stackName(), id)))
                        .text(),
                target);
        identities.put(id, identity);
        DocumentNode alias = properties.get(FunctionResource.ALIAS);
        if (alias.exists()) {
            identities.put(
                    id + ".Alias", new ResourceIdentity(alias.text(), identity.arn() + ":" + alias.text(), Map.of()));
        }
    }

    private Map<String, String> outputs() {
        Map<String, String> outputs = new TreeMap<>();
        template.get("Outputs").fields().forEach((name, output) -> {
            DocumentNode value = output.allow("Description", "Value").get("Value");
            outputs.put(name, intrinsics.resolve(value).text());
        });
        return outputs;
    }

    private DocumentNode properties(DocumentNode resource) {
        DocumentNode own = resource.get("Properties");
        return type(resource) == ResourceType.FUNCTION
                ? new DocumentNode(merge(template.get("Globals").get("Function").json(), own.json()), own.place())
                : own;
    }

    /** SAM lets a function's own property win over the global one, and merges maps. */
    private static JsonNode merge(JsonNode global, JsonNode own) {
        if (!global.isObject() || !own.isObject()) {
            return own.isMissingNode() ? global : own;
        }
        ObjectNode merged = global.deepCopy();
        own.properties()
                .forEach(entry -> merged.set(entry.getKey(), merge(global.path(entry.getKey()), entry.getValue())));
        return merged;
    }

    private static ResourceType type(DocumentNode resource) {
        return ResourceType.of(resource.get("Type"));
    }
}
