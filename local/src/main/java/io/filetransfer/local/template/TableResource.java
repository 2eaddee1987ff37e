package io.filetransfer.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/**
 * A DynamoDB table as the template describes it.
 *
 * @param name the table's name
 * @param attributes its key attributes
 * @param keySchema its key
 */
public record TableResource(String name, List<AttributeDefinition> attributes, List<KeySchemaElement> keySchema) {

    static TableResource of(JsonNode properties, String place) {
        String billingMode = properties.path("BillingMode").asText();
        if (!billingMode.equals("PAY_PER_REQUEST")) {
            throw new InvalidTemplateException(
                    "%s.BillingMode is '%s', the local run expects PAY_PER_REQUEST".formatted(place, billingMode));
        }
        return new TableResource(
                properties.path("TableName").asText(),
                properties
                        .path("AttributeDefinitions")
                        .valueStream()
                        .map(TableResource::attribute)
                        .toList(),
                properties
                        .path("KeySchema")
                        .valueStream()
                        .map(TableResource::keyElement)
                        .toList());
    }

    private static AttributeDefinition attribute(JsonNode definition) {
        return AttributeDefinition.builder()
                .attributeName(definition.path("AttributeName").asText())
                .attributeType(definition.path("AttributeType").asText())
                .build();
    }

    private static KeySchemaElement keyElement(JsonNode element) {
        return KeySchemaElement.builder()
                .attributeName(element.path("AttributeName").asText())
                .keyType(element.path("KeyType").asText())
                .build();
    }
}
