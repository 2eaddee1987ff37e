package io.filetransfer.emulator.states.asl;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.engine.Choices;
import io.filetransfer.emulator.states.engine.Condition;
import io.filetransfer.emulator.states.path.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the rules of Choice states. */
final class ChoiceParser {

    private static final List<String> COMBINATIONS = List.of("And", "Or", "Not");

    private static final Set<String> OPERATORS = new TreeSet<>(Operators.names());

    static {
        OPERATORS.addAll(COMBINATIONS);
    }

    private ChoiceParser() {}

    static Choices parse(Fields fields) {
        List<Choices.Rule> rules = new ArrayList<>();
        for (Fields rule : fields.requiredObjects("Choices")) {
            rule.string("Comment");
            Optional<String> next = rule.required("Next", rule.string("Next"));
            condition(rule)
                    .flatMap(condition -> next.map(target -> new Choices.Rule(condition, target)))
                    .ifPresent(rules::add);
            rule.refuseOthers("a choice rule");
        }
        return new Choices(rules, fields.string("Default"));
    }

    /** Reads the condition in the fields of a rule, or of a part of one; empty when it is wrong. */
    private static Optional<Condition> condition(Fields rule) {
        List<String> operators = rule.present(OPERATORS);
        if (operators.size() != 1) {
            rule.problem("expected exactly one comparison, And, Or or Not but found " + operators);
            return Optional.empty();
        }
        String operator = operators.get(0);
        return COMBINATIONS.contains(operator) ? combination(rule, operator) : comparison(rule, operator);
    }

    private static Optional<Condition> combination(Fields rule, String operator) {
        if (operator.equals("Not")) {
            return rule.object("Not")
                    .flatMap(json -> part(rule.inner("Not", json)))
                    .map(Condition::not);
        }
        List<Condition> parts = new ArrayList<>();
        rule.requiredObjects(operator).forEach(part -> part(part).ifPresent(parts::add));
        return Optional.of(operator.equals("And") ? Condition.and(parts) : Condition.or(parts));
    }

    private static Optional<Condition> part(Fields fields) {
        fields.string("Comment");
        Optional<Condition> condition = condition(fields);
        fields.refuseOthers("a part of a choice rule");
        return condition;
    }

    private static Optional<Condition> comparison(Fields rule, String operator) {
        Optional<Path> variable = rule.required("Variable", rule.parsed("Variable", Path::parseSingle));
        Optional<JsonNode> operand = rule.any(operator);
        try {
            return variable.map(path -> Operators.condition(operator, path, operand.orElseThrow()));
        } catch (IllegalArgumentException e) {
            rule.problem(operator, e.getMessage());
            return Optional.empty();
        }
    }
}
