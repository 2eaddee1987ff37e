package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.path.EvaluationException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a state leads: where the first rule whose condition holds says. Only a Choice state has rules.
 *
 * @param rules in the order of the definition
 * @param otherwise where it leads when there are no rules or none holds; empty for a terminal state
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html">Choice state</a>
 */
public record Choices(List<Rule> rules, Optional<String> otherwise) {

    /** A condition, and the state that follows when it holds. */
    public record Rule(Condition condition, String next) {}

    Stream<String> targets() {
        return Stream.concat(rules.stream().map(Rule::next), otherwise.stream());
    }

    Optional<String> next(JsonNode input, Visit visit) throws StateFailedException {
        try {
            for (Rule rule : rules) {
                if (rule.condition().holds(visit.data(input))) {
                    return Optional.of(rule.next());
                }
            }
        } catch (EvaluationException e) {
            throw visit.failure(e);
        }
        if (!rules.isEmpty() && otherwise.isEmpty()) {
            throw visit.failure(
                    ErrorNames.NO_CHOICE_MATCHED, "No condition holds for the input and there is no Default.");
        }
        return otherwise;
    }
}
