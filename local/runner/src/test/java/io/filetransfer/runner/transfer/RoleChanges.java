package io.filetransfer.runner.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.filetransfer.emulator.template.RoleResource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Roles with other policies than the template's. */
final class RoleChanges {

    private RoleChanges() {}

    /** Changes the text of one role's policies. */
    static UnaryOperator<RoleResource> of(String name, UnaryOperator<String> change) {
        return role -> role.name().equals(name) ? changed(role, change) : role;
    }

    private static RoleResource changed(RoleResource role, UnaryOperator<String> change) {
        List<JsonNode> policies = new ArrayList<>();
        for (JsonNode policy : role.policies()) {
            String text = policy.toString();
            assertThat(change.apply(text)).isNotEqualTo(text);
            policies.add(parsed(change.apply(text)));
        }
        return new RoleResource(role.name(), role.arn(), policies);
    }

    private static JsonNode parsed(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
