package io.filetransfer.emulator.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.iam.policy.InvalidPolicyException;
import io.filetransfer.emulator.iam.policy.Policies;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A role as the template describes it.
 *
 * @param name the role's name
 * @param arn its ARN
 * @param policies its policy documents, intrinsic functions resolved
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html">AWS::IAM::Role</a>
 */
public record RoleResource(String name, String arn, List<JsonNode> policies) {

    private static final String DOCUMENT = "PolicyDocument";

    public RoleResource {
        policies = List.copyOf(policies);
    }

    static RoleResource of(ResolvedResource resource) {
        String place = resource.place() + ".Policies";
        List<JsonNode> documents = new ArrayList<>();
        resource.properties()
                .path("Policies")
                .forEach(policy -> documents.add(document(policy, place + "[" + documents.size() + "]")));
        return new RoleResource(resource.identity().name(), resource.identity().arn(), documents);
    }

    private static JsonNode document(JsonNode policy, String place) {
        KnownFields.require(policy, Set.of("PolicyName", DOCUMENT), place);
        JsonNode document = policy.path(DOCUMENT);
        try {
            Policies.parse(List.of(document), place + "." + DOCUMENT);
            return document;
        } catch (InvalidPolicyException e) {
            throw new InvalidTemplateException(e.getMessage());
        }
    }
}
