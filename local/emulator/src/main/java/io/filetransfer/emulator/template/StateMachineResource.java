package io.filetransfer.emulator.template;

import io.filetransfer.emulator.document.DocumentNode;
import io.filetransfer.emulator.document.InvalidDocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A state machine as the template describes it.
 *
 * @param name the machine's name
 * @param arn the machine's ARN
 * @param roleArn its role
 * @param definition its Amazon States Language definition, substitutions made
 */
public record StateMachineResource(String name, String arn, String roleArn, String definition) {

    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");

    static StateMachineResource of(ResolvedResource resource, Path templateFolder) {
        DocumentNode properties = resource.properties();
        // Express workflows have no activities.
        properties.get("Type").or("STANDARD").oneOf("STANDARD");
        DocumentNode file = properties.get("DefinitionUri");
        return new StateMachineResource(
                resource.identity().name(),
                resource.identity().arn(),
                FunctionResource.role(properties),
                substitute(read(file, templateFolder), properties.get("DefinitionSubstitutions")));
    }

    private static String read(DocumentNode file, Path templateFolder) {
        try {
            return Files.readString(templateFolder.resolve(file.text()));
        } catch (IOException e) {
            throw file.refused("a file that can be read");
        }
    }

    private static String substitute(String definition, DocumentNode values) {
        return SUBSTITUTION.matcher(definition).replaceAll(match -> {
            if (!values.get(match.group(1)).exists()) {
                throw new InvalidDocumentException(
                        "%s has nothing for '%s' of the definition".formatted(values.place(), match.group()));
            }
            return Matcher.quoteReplacement(values.get(match.group(1)).text());
        });
    }
}
