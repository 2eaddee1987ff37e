package io.filetransfer.emulator.states.asl;

import io.filetransfer.emulator.states.engine.FailState;
import io.filetransfer.emulator.states.engine.ParallelState;
import io.filetransfer.emulator.states.engine.PassState;
import io.filetransfer.emulator.states.engine.Recovery;
import io.filetransfer.emulator.states.engine.Setting;
import io.filetransfer.emulator.states.engine.State;
import io.filetransfer.emulator.states.engine.StateGraph;
import io.filetransfer.emulator.states.engine.WaitState;
import io.filetransfer.emulator.states.path.Expression;
import io.filetransfer.emulator.states.path.Path;
import io.filetransfer.emulator.states.path.Timestamps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a state by its {@code Type}. */
final class StateParser {

    private static final List<String> TIMES = List.of("Seconds", "SecondsPath", "Timestamp", "TimestampPath");

    /** Reads the states of one type; empty when the state cannot be run. */
    @FunctionalInterface
    private interface OfType {
        Optional<State> parse(String name, Fields fields);
    }

    private final Map<String, OfType> types;
    private final GraphParser branches;

    StateParser(GraphParser branches) {
        this.branches = branches;
        types = new TreeMap<>(Map.of(
                "Task", TaskParser::parse,
                "Choice", ChoiceParser::parse,
                "Wait", StateParser::waitState,
                "Pass", StateParser::pass,
                "Succeed", StateParser::succeed,
                "Fail", StateParser::fail,
                "Parallel", this::parallel));
    }

    Optional<State> parse(String name, Fields fields) {
        Optional<String> type = fields.required("Type", fields.string("Type"));
        if (type.isPresent() && !types.containsKey(type.get())) {
            fields.problem("Type", "expected one of " + types.keySet() + " but was \"" + type.get() + "\"");
            return Optional.empty();
        }
        return type.flatMap(known -> parse(name, known, fields));
    }

    private Optional<State> parse(String name, String type, Fields fields) {
        fields.string("Comment");
        fields.checkQueryLanguage();
        Optional<State> state = types.get(type).parse(name, fields);
        fields.refuseOthers("a " + type + " state");
        return state;
    }

    /** Makes a state that can be followed by the given one or, if it has none, is terminal. */
    static State followed(String name, String type, Optional<String> next, Recovery recovery, State.Work work) {
        List<String> targets =
                Stream.concat(next.stream(), recovery.targets().stream()).toList();
        return new State(name, type, targets, next.isEmpty(), work);
    }

    /** Reads {@code Next} and {@code End}, of which a state has exactly one; empty for a terminal state. */
    static Optional<String> next(Fields fields) {
        Optional<String> next = fields.string("Next");
        Optional<Boolean> end = fields.bool("End");
        if (fields.has("Next") && fields.has("End")) {
            fields.problem("End", "a state has either Next or End, not both");
        } else if (!fields.has("Next") && !fields.has("End")) {
            fields.problem("Next", "a state needs Next or End");
        } else if (end.isPresent() && !end.get()) {
            fields.problem("End", "expected true; a state that is not the end has Next instead");
        }
        return next;
    }

    private static Optional<State> pass(String name, Fields fields) {
        var data = DataFields.parameters(fields);
        Optional<String> next = next(fields);
        return Optional.of(
                followed(name, "Pass", next, Recovery.NONE, new PassState(data, fields.any("Result"), next)));
    }

    private static Optional<State> succeed(String name, Fields fields) {
        var work = new PassState(DataFields.paths(fields), Optional.empty(), Optional.empty());
        return Optional.of(new State(name, "Succeed", List.of(), true, work));
    }

    private static Optional<State> fail(String name, Fields fields) {
        var work = new FailState(text(fields, "Error"), text(fields, "Cause"));
        return Optional.of(new State(name, "Fail", List.of(), true, work));
    }

    private static Optional<Setting<String>> text(Fields fields, String field) {
        String pathField = field + "Path";
        Optional<Setting<String>> fixed = fields.string(field).map(Setting::fixed);
        Optional<Setting<String>> selected = fields.parsed(pathField, Expression::parseSingle)
                .map(expression -> Setting.text(pathField, expression));
        fields.refuseBoth(field, pathField);
        return fixed.or(() -> selected);
    }

    private static Optional<State> waitState(String name, Fields fields) {
        Optional<Setting<Duration>> time = time(fields);
        var data = DataFields.paths(fields);
        Optional<String> next = next(fields);
        return time.map(known -> followed(name, "Wait", next, Recovery.NONE, new WaitState(data, known, next)));
    }

    private static Optional<Setting<Duration>> time(Fields fields) {
        List<String> present = fields.present(TIMES);
        if (present.size() != 1) {
            fields.problem("Seconds", "a Wait state has exactly one of " + TIMES + ", this one has " + present);
        }
        Optional<Setting<Long>> seconds = fields.seconds("Seconds", 0);
        Optional<Setting<String>> fixed =
                fields.parsed("Timestamp", StateParser::checkedTimestamp).map(Setting::fixed);
        Optional<Setting<String>> selected =
                fields.parsed("TimestampPath", Path::parseSingle).map(path -> Setting.text("TimestampPath", path));
        return seconds.map(Setting::during).or(() -> fixed.or(() -> selected).map(Setting::until));
    }

    private static String checkedTimestamp(String text) {
        if (Timestamps.parse(text).isEmpty()) {
            throw new IllegalArgumentException(
                    "expected a timestamp such as 2026-01-31T12:00:00Z but was \"" + text + "\"");
        }
        return text;
    }

    private Optional<State> parallel(String name, Fields fields) {
        List<StateGraph> graphs = new ArrayList<>();
        for (Fields branch : fields.requiredObjects("Branches")) {
            branch.string("Comment");
            branches.parse(branch).ifPresent(graphs::add);
            branch.refuseOthers("a branch");
        }
        var data = DataFields.all(fields);
        Recovery recovery = RecoveryFields.parse(fields);
        Optional<String> next = next(fields);
        return Optional.of(followed(name, "Parallel", next, recovery, new ParallelState(data, graphs, recovery, next)));
    }
}
