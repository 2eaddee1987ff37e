package io.filetransfer.emulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

/**
 * A DynamoDB table as the template describes it.
 *
 * @param name the table's name
 * @param attributes the key attributes of the table and of its indexes
 * @param keySchema its key
 * @param indexes its global secondary indexes
 * @param expiryAttribute the attribute by which items expire, if they do
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html">AWS::DynamoDB::Table</a>
 */
public record TableResource(
        String name,
        List<AttributeDefinition> attributes,
        List<KeySchemaElement> keySchema,
        List<IndexResource> indexes,
        Optional<String> expiryAttribute) {

    static TableResource of(ResolvedResource resource) {
        JsonNode properties = resource.properties();
        String place = resource.place();
        String billingMode = properties.path("BillingMode").asText();
        if (!billingMode.equals("PAY_PER_REQUEST")) {
            throw new InvalidTemplateException(
                    "%s.BillingMode is '%s', the local run expects PAY_PER_REQUEST".formatted(place, billingMode));
        }
        KnownFields.require(properties.path("SSESpecification"), Set.of("SSEEnabled"), place + ".SSESpecification");
        return new TableResource(
                resource.identity().name(),
                attributes(properties.path("AttributeDefinitions"), place + ".AttributeDefinitions"),
                keySchema(properties.path("KeySchema"), place + ".KeySchema"),
                indexes(properties.path("GlobalSecondaryIndexes"), place + ".GlobalSecondaryIndexes"),
                expiryAttribute(properties.path("TimeToLiveSpecification"), place + ".TimeToLiveSpecification"));
    }

    private static List<AttributeDefinition> attributes(JsonNode definitions, String place) {
        List<AttributeDefinition> attributes = new ArrayList<>();
        for (JsonNode definition : definitions) {
            KnownFields.require(
                    definition, Set.of("AttributeName", "AttributeType"), place + "[" + attributes.size() + "]");
            attributes.add(AttributeDefinition.builder()
                    .attributeName(definition.path("AttributeName").asText())
                    .attributeType(definition.path("AttributeType").asText())
                    .build());
        }
        return attributes;
    }

    private static List<IndexResource> indexes(JsonNode definitions, String place) {
        List<IndexResource> indexes = new ArrayList<>();
        definitions.forEach(index -> indexes.add(IndexResource.of(index, place + "[" + indexes.size() + "]")));
        return indexes;
    }

    private static Optional<String> expiryAttribute(JsonNode specification, String place) {
        KnownFields.require(specification, Set.of("AttributeName", "Enabled"), place);
        if (!specification.path("Enabled").asBoolean()) {
            return Optional.empty();
        }
        String attribute = specification.path("AttributeName").asText();
        if (attribute.isEmpty()) {
            throw new InvalidTemplateException(
                    place + ".AttributeName is missing, expected the attribute to expire by");
        }
        return Optional.of(attribute);
    }

    /**
     * Reads the <a
     * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-table-keyschema.html">key</a>
     * of a table or an index.
     */
    static List<KeySchemaElement> keySchema(JsonNode elements, String place) {
        List<KeySchemaElement> schema = new ArrayList<>();
        elements.forEach(element -> schema.add(keyElement(element, place + "[" + schema.size() + "]")));
        if (schema.isEmpty()) {
            throw new InvalidTemplateException(place + " is missing or empty, expected a list of key attributes");
        }
        return schema;
    }

    private static KeySchemaElement keyElement(JsonNode element, String place) {
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
