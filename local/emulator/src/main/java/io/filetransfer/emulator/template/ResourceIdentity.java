package io.filetransfer.emulator.template;

import java.util.Map;

/**
 * What a resource is known by.
 *
 * @param name its name
 * @param ref what {@code Ref} gives: the name, the ARN or a URL, by type
 * @param attributes what {@code Fn::GetAtt} gives, by attribute
 */
record ResourceIdentity(String name, String ref, Map<String, String> attributes) {

    String arn() {
        return attributes.get("Arn");
    }
}
