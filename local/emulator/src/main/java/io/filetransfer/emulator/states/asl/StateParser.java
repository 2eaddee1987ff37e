package io.filetransfer.emulator.states.asl;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.engine.Choices;
import io.filetransfer.emulator.states.engine.Recovery;
import io.filetransfer.emulator.states.engine.Setting;
import io.filetransfer.emulator.states.engine.State;
import io.filetransfer.emulator.states.engine.StateGraph;
import io.filetransfer.emulator.states.engine.Work;
import io.filetransfer.emulator.states.path.Expression;
import io.filetransfer.emulator.states.path.Path;
import io.filetransfer.emulator.states.path.Timestamps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a state by its {@code Type}. */
final class StateParser {

    private static final List<String> TYPES = List.of("Choice", "Fail", "Parallel", "Pass", "Succeed", "Task", "Wait");
    private static final List<String> TIMES = List.of("Seconds", "SecondsPath", "Timestamp", "TimestampPath");

    /** What a state does that cannot run because something is wrong with it. */
    private static final Work NONE = Work.pass(Optional.empty());

    private final GraphParser branches;

    StateParser(GraphParser branches) {
        this.branches = branches;
    }

    /** Reads a state; empty when its type is not supported. */
    Optional<State> parse(String name, Fields fields) {
        Optional<String> type = fields.required("Type", fields.string("Type"));
        type.filter(given -> !TYPES.contains(given))
                .ifPresent(given -> fields.problem("Type", "expected one of " + TYPES + " but was \"" + given + "\""));
        return type.filter(TYPES::contains).map(known -> parse(name, known, fields));
    }

    private State parse(String name, String type, Fields fields) {
        fields.string("Comment");
        fields.checkQueryLanguage();
        boolean recovers = type.equals("Task") || type.equals("Parallel");
        State state = new State(
                name,
                type,
                DataFields.parse(type, fields),
                work(type, fields),
                recovers ? RecoveryFields.parse(fields) : Recovery.NONE,
                choices(type, fields));
        fields.refuseOthers("a " + type + " state");
        return state;
    }

    private Work work(String type, Fields fields) {
        return switch (type) {
            case "Task" -> TaskParser.parse(fields).orElse(NONE);
            case "Wait" -> pause(fields).orElse(NONE);
            case "Pass" -> Work.pass(fields.any("Result"));
            case "Fail" -> Work.fail(text(fields, "Error"), text(fields, "Cause"));
            case "Parallel" -> Work.parallel(graphs(fields));
            default -> NONE;
        };
    }

    private static Optional<Setting> text(Fields fields, String field) {
        return fields.setting(field, "a string", JsonNode::isTextual, Expression::parseSingle);
    }

    private static Optional<Work> pause(Fields fields) {
        List<String> present = fields.present(TIMES);
        if (present.size() != 1) {
            fields.problem("Seconds", "a Wait state has exactly one of " + TIMES + ", this one has " + present);
        }
        Optional<Work> pause = fields.seconds("Seconds", 0).map(Work::pause);
        Optional<Work> pauseUntil = fields.setting(
                        "Timestamp",
                        "a timestamp such as 2026-01-31T12:00:00Z",
                        value -> value.isTextual()
                                && Timestamps.parse(value.textValue()).isPresent(),
                        Path::parseSingle)
                .map(Work::pauseUntil);
        return pause.or(() -> pauseUntil);
    }

    private List<StateGraph> graphs(Fields fields) {
        List<StateGraph> graphs = new ArrayList<>();
        for (Fields branch : fields.requiredObjects("Branches")) {
            branch.string("Comment");
            branches.parse(branch).ifPresent(graphs::add);
            branch.refuseOthers("a branch");
        }
        return graphs;
    }

    private static Choices choices(String type, Fields fields) {
        return switch (type) {
            case "Choice" -> ChoiceParser.parse(fields);
            case "Succeed", "Fail" -> new Choices(List.of(), Optional.empty());
            default -> new Choices(List.of(), next(fields));
        };
    }

    /** Reads {@code Next} and {@code End}, of which a state has exactly one; empty for a terminal state. */
    private static Optional<String> next(Fields fields) {
        Optional<String> next = fields.string("Next");
        Optional<JsonNode> end = fields.typed("End", "a boolean", JsonNode::isBoolean);
        if (fields.has("Next") && fields.has("End")) {
            fields.problem("End", "a state has either Next or End, not both");
        } else if (!fields.has("Next") && !fields.has("End")) {
            fields.problem("Next", "a state needs Next or End");
        } else if (end.isPresent() && !end.get().booleanValue()) {
            fields.problem("End", "expected true; a state that is not the end has Next instead");
        }
        return next;
    }
}
