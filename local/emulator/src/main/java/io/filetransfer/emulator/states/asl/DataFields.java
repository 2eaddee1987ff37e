package io.filetransfer.emulator.states.asl;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.engine.DataFlow;
import io.filetransfer.emulator.states.path.Expression;
import io.filetransfer.emulator.states.path.Path;
import io.filetransfer.emulator.states.path.PayloadTemplate;
import io.filetransfer.emulator.states.path.ReferencePath;
import java.util.Optional;
import java.util.function.Function;

/** Reads the fields that say how data goes through a state. */
final class DataFields {

    private DataFields() {}

    /** For states that only take {@code InputPath} and {@code OutputPath}. */
    static DataFlow paths(Fields fields) {
        return new DataFlow(
                path(fields, "InputPath"), Optional.empty(), Optional.empty(), whole(), path(fields, "OutputPath"));
    }

    /** For states that take {@code Parameters} and {@code ResultPath} too. */
    static DataFlow parameters(Fields fields) {
        return new DataFlow(
                path(fields, "InputPath"),
                template(fields, "Parameters"),
                Optional.empty(),
                resultPath(fields),
                path(fields, "OutputPath"));
    }

    /** For states that take {@code ResultSelector} as well. */
    static DataFlow all(Fields fields) {
        return new DataFlow(
                path(fields, "InputPath"),
                template(fields, "Parameters"),
                template(fields, "ResultSelector"),
                resultPath(fields),
                path(fields, "OutputPath"));
    }

    /** Reads {@code ResultPath}; empty for {@code null}. */
    static Optional<ReferencePath> resultPath(Fields fields) {
        return nullable(fields, "ResultPath", ReferencePath::parse, whole());
    }

    private static Optional<Path> path(Fields fields, String field) {
        return nullable(fields, field, Path::parse, Optional.of(Path.parse("$")));
    }

    private static <T> Optional<T> nullable(
            Fields fields, String field, Function<String, T> parser, Optional<T> absent) {
        if (!fields.has(field)) {
            return absent;
        }
        boolean isNull = fields.any(field).filter(JsonNode::isNull).isPresent();
        return isNull ? Optional.empty() : fields.parsed(field, parser);
    }

    private static Optional<Expression> template(Fields fields, String field) {
        return fields.object(field)
                .map(json -> PayloadTemplate.parse(json, fields.location(field), fields.problems()::add));
    }

    private static Optional<ReferencePath> whole() {
        return Optional.of(ReferencePath.parse("$"));
    }
}
