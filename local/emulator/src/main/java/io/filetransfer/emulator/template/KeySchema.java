package io.filetransfer.emulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

/**
 * Reads the keys of tables and indexes.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-table-keyschema.html">KeySchema</a>
 */
final class KeySchema {

    private KeySchema() {}

    static List<KeySchemaElement> of(JsonNode elements, String place) {
        List<KeySchemaElement> schema = new ArrayList<>();
        elements.forEach(element -> schema.add(element(element, place + "[" + schema.size() + "]")));
        if (schema.isEmpty()) {
            throw new InvalidTemplateException(place + " is missing or empty, expected a list of key attributes");
        }
        return schema;
    }

    private static KeySchemaElement element(JsonNode element, String place) {
        KnownFields.require(element, Set.of("AttributeName", "KeyType"), place);
        String type = element.path("KeyType").asText();
        if (!KeyType.knownValues().contains(KeyType.fromValue(type))) {
            throw new InvalidTemplateException(
                    "%s.KeyType is '%s', expected one of %s".formatted(place, type, KeyType.knownValues()));
        }
        return KeySchemaElement.builder()
                .attributeName(element.path("AttributeName").asText())
                .keyType(type)
                .build();
    }
}
