package io.filetransfer.emulator.states.asl;

import io.filetransfer.emulator.states.engine.Seconds;
import io.filetransfer.emulator.states.engine.State;
import io.filetransfer.emulator.states.engine.Text;
import io.filetransfer.emulator.states.engine.WaitState;
import io.filetransfer.emulator.states.engine.WaitTime;
import io.filetransfer.emulator.states.path.Path;
import io.filetransfer.emulator.states.path.Timestamps;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads Wait states. */
final class WaitParser {

    private static final List<String> TIMES = List.of("Seconds", "SecondsPath", "Timestamp", "TimestampPath");

    private WaitParser() {}

    static Optional<State> parse(String name, Fields fields) {
        Optional<WaitTime> time = time(fields);
        var data = DataFields.paths(fields);
        Optional<String> next = NextField.parse(fields);
        return time.map(known -> new WaitState(name, data, known, next));
    }

    private static Optional<WaitTime> time(Fields fields) {
        List<String> present = fields.present(TIMES);
        if (present.size() != 1) {
            fields.problem("Seconds", "a Wait state has exactly one of " + TIMES + ", this one has " + present);
        }
        return seconds(fields)
                .or(() -> path(fields))
                .or(() -> timestamp(fields))
                .or(() -> timestampPath(fields));
    }

    private static Optional<WaitTime> seconds(Fields fields) {
        OptionalLong seconds = fields.integer("Seconds", 0, Seconds.MAX);
        return seconds.isPresent()
                ? Optional.of(new WaitTime.For(new Seconds.Fixed(seconds.getAsLong())))
                : Optional.empty();
    }

    private static Optional<WaitTime> path(Fields fields) {
        return SecondsFields.path(fields, "SecondsPath", 0).map(WaitTime.For::new);
    }

    private static Optional<WaitTime> timestamp(Fields fields) {
        return fields.parsed("Timestamp", WaitParser::checkedTimestamp)
                .map(text -> new WaitTime.Until(new Text.Fixed(text)));
    }

    private static Optional<WaitTime> timestampPath(Fields fields) {
        return fields.parsed("TimestampPath", Path::parseSingle)
                .map(path -> new WaitTime.Until(new Text.Selected("TimestampPath", path)));
    }

    private static String checkedTimestamp(String text) {
        if (Timestamps.parse(text).isEmpty()) {
            throw new IllegalArgumentException(
                    "expected a timestamp such as 2026-01-31T12:00:00Z but was \"" + text + "\"");
        }
        return text;
    }
}
