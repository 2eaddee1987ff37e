package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.engine.State.Transition;
import io.filetransfer.emulator.states.path.Data;
import java.util.List;
import java.util.Optional;

/**
 * Goes where the first condition that holds leads.
 *
 * @param data how data goes through
 * @param rules the conditions, in order
 * @param otherwise where it goes when none holds, if anywhere
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html">Choice state</a>
 */
public record ChoiceState(DataFlow data, List<Rule> rules, Optional<String> otherwise) implements State.Work {

    /**
     * A condition and where it leads.
     *
     * @param condition what has to hold
     * @param next the state that follows then
     */
    public record Rule(Condition condition, String next) {}

    @Override
    public Transition run(JsonNode input, Visit visit) throws StateFailedException {
        JsonNode effective = data.input(input, visit);
        String next = choose(effective, visit);
        return new Transition(data.output(input, effective, visit), Optional.of(next));
    }

    private String choose(JsonNode input, Visit visit) throws StateFailedException {
        Data from = visit.data(input);
        try {
            for (Rule rule : rules) {
                if (rule.condition().holds(from)) {
                    return rule.next();
                }
            }
        } catch (Condition.NoValueException e) {
            throw visit.failure(ErrorNames.RUNTIME, e.getMessage());
        }
        return otherwise.orElseThrow(() -> visit.failure(
                ErrorNames.NO_CHOICE_MATCHED, "No condition holds for the input and there is no Default."));
    }
}
