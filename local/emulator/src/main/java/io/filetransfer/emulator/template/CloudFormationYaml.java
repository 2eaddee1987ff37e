package io.filetransfer.emulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.filetransfer.emulator.document.InvalidDocumentException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads CloudFormation's YAML into the JSON that it stands for: a short form such as {@code !Ref X} becomes {@code {"Ref": "X"}}.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">intrinsic
 *     functions</a>
 */
final class CloudFormationYaml {

    private CloudFormationYaml() {}

    /**
     * Reads a template as JSON.
     *
     * @throws InvalidDocumentException when it cannot be read or is not YAML
     */
    static JsonNode read(Path file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (Reader reader = Files.newBufferedReader(file)) {
            return new ObjectMapper().valueToTree(new Yaml(new IntrinsicConstructor(options)).load(reader));
        } catch (IOException e) {
            throw new InvalidDocumentException("cannot read template " + file + ": " + e.getMessage());
        } catch (YAMLException e) {
            throw new InvalidDocumentException(file + " is not YAML: " + e.getMessage());
        }
    }

    private static final class IntrinsicConstructor extends SafeConstructor {

        IntrinsicConstructor(LoaderOptions options) {
            super(options);
            yamlMultiConstructors.put("!", new ShortForm());
        }

        private final class ShortForm extends AbstractConstruct {
            @Override
            public Object construct(Node node) {
                String function = node.getTag().getValue().substring(1);
                return Map.of(longName(function), argument(function, node));
            }

            private Object argument(String function, Node node) {
                if (node instanceof SequenceNode sequence) {
                    return constructSequence(sequence);
                }
                if (node instanceof MappingNode mapping) {
                    return constructMapping(mapping);
                }
                String text = ((ScalarNode) node).getValue();
                return function.equals("GetAtt") ? text.split("\\.", 2) : text;
            }

            private static String longName(String function) {
                return function.equals("Ref") || function.equals("Condition") ? function : "Fn::" + function;
            }
        }
    }
}
