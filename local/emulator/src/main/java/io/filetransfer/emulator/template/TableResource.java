package io.filetransfer.emulator.template;

import io.filetransfer.emulator.document.DocumentNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

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
        List<GlobalSecondaryIndex> indexes,
        Optional<String> expiryAttribute) {

    static TableResource of(ResolvedResource resource) {
        DocumentNode properties = resource.properties();
        properties.get("BillingMode").oneOf("PAY_PER_REQUEST");
        properties.get("SSESpecification").allow("SSEEnabled");
        return new TableResource(
                resource.identity().name(),
                properties.get("AttributeDefinitions").items().stream()
                        .map(TableResource::attribute)
                        .toList(),
                keySchema(properties.get("KeySchema")),
                properties.get("GlobalSecondaryIndexes").items().stream()
                        .map(TableResource::index)
                        .toList(),
                expiryAttribute(properties.get("TimeToLiveSpecification")));
    }

    private static AttributeDefinition attribute(DocumentNode definition) {
        definition.allow("AttributeName", "AttributeType");
        return AttributeDefinition.builder()
                .attributeName(definition.get("AttributeName").text())
                .attributeType(definition.get("AttributeType").text())
                .build();
    }

    private static GlobalSecondaryIndex index(DocumentNode index) {
        index.allow("IndexName", "KeySchema", "Projection", "WarmThroughput");
        return GlobalSecondaryIndex.builder()
                .indexName(index.get("IndexName").text())
                .keySchema(keySchema(index.get("KeySchema")))
                .projection(projection(index.get("Projection")))
                .build();
    }

    private static Projection projection(DocumentNode projection) {
        projection.allow("ProjectionType", "NonKeyAttributes");
        DocumentNode attributes = projection.get("NonKeyAttributes");
        return Projection.builder()
                .projectionType(projection.get("ProjectionType").oneOf(names(ProjectionType.knownValues())))
                .nonKeyAttributes(
                        attributes.exists()
                                ? attributes.items().stream()
                                        .map(DocumentNode::text)
                                        .toList()
                                : null)
                .build();
    }

    private static List<KeySchemaElement> keySchema(DocumentNode elements) {
        if (elements.items().isEmpty()) {
            throw elements.refused("a list of key attributes");
        }
        return elements.items().stream()
                .map(element -> element.allow("AttributeName", "KeyType"))
                .map(element -> KeySchemaElement.builder()
                        .attributeName(element.get("AttributeName").text())
                        .keyType(element.get("KeyType").oneOf(names(KeyType.knownValues())))
                        .build())
                .toList();
    }

    private static Optional<String> expiryAttribute(DocumentNode specification) {
        specification.allow("AttributeName", "Enabled");
        return specification.get("Enabled").json().asBoolean()
                ? Optional.of(specification.get("AttributeName").required("the attribute to expire by"))
                : Optional.empty();
    }

    private static List<String> names(Set<?> values) {
        return values.stream().map(Object::toString).toList();
    }
}
