package io.filetransfer.emulator.states.asl;

import io.filetransfer.emulator.states.engine.FailState;
import io.filetransfer.emulator.states.engine.State;
import io.filetransfer.emulator.states.engine.Text;
import io.filetransfer.emulator.states.path.Expression;
import java.util.Optional;

/** Reads Fail states. */
final class FailParser {

    private FailParser() {}

    static Optional<State> parse(String name, Fields fields) {
        return Optional.of(new FailState(name, text(fields, "Error"), text(fields, "Cause")));
    }

    private static Optional<Text> text(Fields fields, String field) {
        String pathField = field + "Path";
        Optional<Text> fixed = fields.string(field).map(Text.Fixed::new);
        Optional<Text> selected = fields.parsed(pathField, Expression::parseSingle)
                .map(expression -> new Text.Selected(pathField, expression));
        if (fields.has(field) && fields.has(pathField)) {
            fields.problem(pathField, "a Fail state has either " + field + " or " + pathField + ", not both");
        }
        return fixed.or(() -> selected);
    }
}
