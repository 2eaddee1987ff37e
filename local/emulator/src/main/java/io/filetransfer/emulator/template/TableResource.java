package io.filetransfer.emulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

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
                KeySchema.of(properties.path("KeySchema"), place + ".KeySchema"),
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
}
