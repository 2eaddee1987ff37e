package io.filetransfer.emulator.iam.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the conditions of a statement. A key whose values the local run could not tell would decide wrongly, and is refused. */
final class ConditionParser {

    /** {@code kms:ViaService} is never in a request here: nothing calls KMS on the functions' behalf. */
    private static final Set<String> KEYS = Set.of("aws:SecureTransport", "kms:ViaService", "s3:prefix");

    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

    private ConditionParser() {}

    static List<Condition> conditions(JsonNode element, String place) {
        if (element.isMissingNode()) {
            return List.of();
        }
        PolicyParser.requireObject(element, place);
        List<Condition> conditions = new ArrayList<>();
        element.properties().forEach(operator -> {
            String operatorPlace = place + "." + operator.getKey();
            PolicyParser.requireObject(operator.getValue(), operatorPlace);
            operator.getValue()
                    .properties()
                    .forEach(key ->
                            conditions.add(condition(operator.getKey(), key.getKey(), key.getValue(), operatorPlace)));
        });
        return conditions;
    }

    private static Condition condition(String operator, String key, JsonNode values, String place) {
        return new Condition(
                Operator.of(operator).orElseThrow(() -> unsupported(place, List.of(Operator.values()))),
                known(key, place),
                PolicyParser.texts(values, ANY, "a value", place + "." + key));
    }

    private static String known(String key, String place) {
        return KEYS.stream()
                .filter(key::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> unsupported(place + "." + key, new TreeSet<>(KEYS)));
    }

    private static InvalidPolicyException unsupported(String place, Object expected) {
        return new InvalidPolicyException(place + " is not supported by the local run, expected one of " + expected);
    }
}
