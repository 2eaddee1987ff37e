package io.filetransfer.emulator.states.asl;

import io.filetransfer.emulator.states.engine.ChoiceState;
import io.filetransfer.emulator.states.engine.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads Choice states. */
final class ChoiceParser {

    private ChoiceParser() {}

    static Optional<State> parse(String name, Fields fields) {
        List<ChoiceState.Rule> rules = rules(fields);
        return Optional.of(new ChoiceState(name, DataFields.paths(fields), rules, fields.string("Default")));
    }

    private static List<ChoiceState.Rule> rules(Fields fields) {
        List<ChoiceState.Rule> rules = new ArrayList<>();
        for (Fields rule : fields.requiredObjects("Choices")) {
            rule(rule).ifPresent(rules::add);
            rule.refuseOthers("a choice rule");
        }
        return rules;
    }

    private static Optional<ChoiceState.Rule> rule(Fields rule) {
        Optional<String> next = rule.required("Next", rule.string("Next"));
        rule.string("Comment");
        return ConditionParser.parse(rule)
                .flatMap(condition -> next.map(target -> new ChoiceState.Rule(condition, target)));
    }
}
