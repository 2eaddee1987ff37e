package io.filetransfer.emulator.template;

import java.util.Map;
import java.util.TreeSet;

/** What {@code Ref} and {@code Fn::GetAtt} lead to: parameters, pseudo parameters and the resources' names, ARNs and other attributes. */
final class References {

    private final Map<String, String> parameters;
    private final Map<String, ResourceIdentity> resources;

    /**
     * Creates the lookup.
     *
     * @param parameters values of parameters and pseudo parameters by name
     * @param resources what each resource is known by, by logical id
     */
    References(Map<String, String> parameters, Map<String, ResourceIdentity> resources) {
        this.parameters = Map.copyOf(parameters);
        this.resources = Map.copyOf(resources);
    }

    String ref(String name, String place) {
        String parameter = parameters.get(name);
        return parameter != null ? parameter : resource(name, place).ref();
    }

    String attribute(String resource, String attribute, String place) {
        Map<String, String> attributes = resource(resource, place).attributes();
        if (!attributes.containsKey(attribute)) {
            throw new InvalidTemplateException(
                    "%s: attribute '%s' of %s is not supported by the local run, expected one of %s"
                            .formatted(place, attribute, resource, new TreeSet<>(attributes.keySet())));
        }
        return attributes.get(attribute);
    }

    private ResourceIdentity resource(String name, String place) {
        ResourceIdentity identity = resources.get(name);
        if (identity == null) {
            throw new InvalidTemplateException(
                    "%s: '%s' is neither a parameter nor a resource that the template creates".formatted(place, name));
        }
        return identity;
    }
}
