package io.filetransfer.emulator.states.asl;

import io.filetransfer.emulator.states.engine.Seconds;
import io.filetransfer.emulator.states.path.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads fields such as {@code TimeoutSeconds} together with their twin {@code TimeoutSecondsPath}. */
final class SecondsFields {

    private SecondsFields() {}

    static Optional<Seconds> parse(Fields fields, String field, long minimum) {
        String pathField = field + "Path";
        OptionalLong fixed = fields.integer(field, minimum, Seconds.MAX);
        Optional<Seconds> selected = path(fields, pathField, minimum);
        if (fields.has(field) && fields.has(pathField)) {
            fields.problem(pathField, "a state has either " + field + " or " + pathField + ", not both");
        }
        return fixed.isPresent() ? Optional.of(new Seconds.Fixed(fixed.getAsLong())) : selected;
    }

    static Optional<Seconds> path(Fields fields, String field, long minimum) {
        return fields.parsed(field, Path::parseSingle).map(path -> new Seconds.Selected(field, path, minimum));
    }
}
