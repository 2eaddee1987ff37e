package io.filetransfer.emulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/**
 * A global secondary index of a table as the template describes it.
 *
 * @param name the index's name
 * @param keySchema its key
 * @param projection which attributes it holds
 */
public record IndexResource(String name, List<KeySchemaElement> keySchema, Projection projection) {

    static IndexResource of(JsonNode index, String place) {
        KnownFields.require(index, Set.of("IndexName", "KeySchema", "Projection"), place);
        return new IndexResource(
                index.path("IndexName").asText(),
                TableResource.keySchema(index.path("KeySchema"), place + ".KeySchema"),
                projection(index.path("Projection"), place + ".Projection"));
    }

    private static Projection projection(JsonNode projection, String place) {
        KnownFields.require(projection, Set.of("ProjectionType", "NonKeyAttributes"), place);
        String type = projection.path("ProjectionType").asText();
        if (!ProjectionType.knownValues().contains(ProjectionType.fromValue(type))) {
            throw new InvalidTemplateException("%s.ProjectionType is '%s', expected one of %s"
                    .formatted(place, type, ProjectionType.knownValues()));
        }
        JsonNode attributes = projection.path("NonKeyAttributes");
        return Projection.builder()
                .projectionType(type)
                .nonKeyAttributes(
                        attributes.isMissingNode()
                                ? null
                                : attributes.valueStream().map(JsonNode::asText).toList())
                .build();
    }
}
