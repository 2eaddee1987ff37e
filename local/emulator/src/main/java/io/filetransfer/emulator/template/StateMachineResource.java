package io.filetransfer.emulator.template;

import com.fasterxml.jackson.databind.JsonNode;
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
        JsonNode properties = resource.properties();
        String place = resource.place();
        requireStandard(properties.path("Type").asText("STANDARD"), place);
        Path file = templateFolder.resolve(properties.path("DefinitionUri").asText());
        String definition = substitute(read(file, place), properties.path("DefinitionSubstitutions"), file);
        return new StateMachineResource(
                resource.identity().name(),
                resource.identity().arn(),
                FunctionResource.role(properties, place),
                definition);
    }

    private static void requireStandard(String type, String place) {
        if (!type.equals("STANDARD")) {
            throw new InvalidTemplateException(
                    "%s.Type is '%s', expected STANDARD: express workflows have no activities".formatted(place, type));
        }
    }

    private static String read(Path file, String place) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InvalidTemplateException("%s.DefinitionUri: cannot read %s".formatted(place, file));
        }
    }

    private static String substitute(String definition, JsonNode values, Path file) {
        return SUBSTITUTION.matcher(definition).replaceAll(match -> {
            JsonNode value = values.path(match.group(1));
            if (value.isMissingNode()) {
                throw new InvalidTemplateException(
                        "%s: no DefinitionSubstitutions for '%s'".formatted(file, match.group()));
            }
            return Matcher.quoteReplacement(value.asText());
        });
    }
}
