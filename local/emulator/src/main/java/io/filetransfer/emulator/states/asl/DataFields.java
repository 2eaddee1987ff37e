package io.filetransfer.emulator.states.asl;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.engine.DataFlow;
import io.filetransfer.emulator.states.path.Expression;
import io.filetransfer.emulator.states.path.Path;
import io.filetransfer.emulator.states.path.PayloadTemplate;
import io.filetransfer.emulator.states.path.ReferencePath;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the fields that say how data goes through a state. */
final class DataFields {

    private static final Optional<Path> WHOLE = Optional.of(Path.parse("$"));

    private DataFields() {}

    /** Reads those fields that a state of the given type takes. */
    static DataFlow parse(String type, Fields fields) {
        boolean takesPaths = !type.equals("Fail");
        boolean makesResult = Set.of("Pass", "Task", "Parallel").contains(type);
        boolean takesSelector = Set.of("Task", "Parallel").contains(type);
        return new DataFlow(
                takesPaths ? path(fields, "InputPath") : WHOLE,
                makesResult ? template(fields, "Parameters") : Optional.empty(),
                takesSelector ? template(fields, "ResultSelector") : Optional.empty(),
                makesResult ? resultPath(fields) : Optional.of(ReferencePath.parse("$")),
                takesPaths ? path(fields, "OutputPath") : WHOLE);
    }

    /** Reads {@code ResultPath}; empty for {@code null}. */
    static Optional<ReferencePath> resultPath(Fields fields) {
        return nullable(fields, "ResultPath", ReferencePath::parse);
    }

    private static Optional<Path> path(Fields fields, String field) {
        return nullable(fields, field, Path::parse);
    }

    private static <T> Optional<T> nullable(Fields fields, String field, Function<String, T> parser) {
        if (!fields.has(field)) {
            return Optional.of(parser.apply("$"));
        }
        boolean isNull = fields.any(field).filter(JsonNode::isNull).isPresent();
        return isNull ? Optional.empty() : fields.parsed(field, parser);
    }

    private static Optional<Expression> template(Fields fields, String field) {
        return fields.object(field).map(json -> PayloadTemplate.parse(json, fields.location(field), fields::report));
    }
}
