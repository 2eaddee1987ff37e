package io.filetransfer.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.local.iam.policy.InvalidPolicyException;
import io.filetransfer.local.iam.policy.Policies;
import java.util.ArrayList;
import java.util.List;

/**
 * A role as the template describes it.
 *
 * @param name the role's name
 * @param arn its ARN
 * @param policies its policy documents, intrinsic functions resolved
 */
public record RoleResource(String name, String arn, List<JsonNode> policies) {

    public RoleResource {
        policies = List.copyOf(policies);
    }

    /**
     * Reads the role that SAM creates for a function or a state machine.
     *
     * @param arn the role's ARN
     * @param policies the property {@code Policies}, intrinsic functions resolved: a policy document or several
     * @param place where the property stands, for messages
     * @throws InvalidTemplateException when something in it is not a policy that the local run can decide on
     * @see <a href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html#sam-function-policies">Policies</a>
     */
    static RoleResource ofPolicies(String arn, JsonNode policies, String place) {
        List<JsonNode> documents = new ArrayList<>();
        if (policies.isArray()) {
            policies.forEach(policy -> documents.add(document(policy, place + "[" + documents.size() + "]")));
        } else if (!policies.isMissingNode()) {
            documents.add(document(policies, place));
        }
        return new RoleResource(arn.substring(arn.lastIndexOf('/') + 1), arn, documents);
    }

    /** Beside documents, SAM takes names of managed policies, and policy templates by their names. */
    private static JsonNode document(JsonNode policy, String place) {
        if (!policy.has("Statement")) {
            throw new InvalidTemplateException(
                    "%s is %s, which is not supported by the local run, expected a policy document with a Statement"
                            .formatted(place, policy));
        }
        try {
            Policies.parse(List.of(policy), place);
        } catch (InvalidPolicyException e) {
            throw new InvalidTemplateException(e.getMessage());
        }
        return policy;
    }
}
