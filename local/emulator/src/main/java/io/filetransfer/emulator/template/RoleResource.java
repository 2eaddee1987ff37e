package io.filetransfer.emulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.document.DocumentNode;
import io.filetransfer.emulator.iam.policy.Policies;
import java.util.List;

/**
 * A role as the template describes it.
 *
 * @param name the role's name
 * @param arn its ARN
 * @param policies its policy documents, intrinsic functions resolved
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html">AWS::IAM::Role</a>
 */
public record RoleResource(String name, String arn, List<JsonNode> policies) {

    public RoleResource {
        policies = List.copyOf(policies);
    }

    static RoleResource of(ResolvedResource resource) {
        return new RoleResource(
                resource.identity().name(),
                resource.identity().arn(),
                resource.properties().get("Policies").items().stream()
                        .map(RoleResource::document)
                        .toList());
    }

    /** Refuses what cannot be decided on before anything is deployed. */
    private static JsonNode document(DocumentNode policy) {
        DocumentNode document = policy.allow("PolicyName", "PolicyDocument").get("PolicyDocument");
        Policies.parse(List.of(document.json()), document.place());
        return document.json();
    }
}
