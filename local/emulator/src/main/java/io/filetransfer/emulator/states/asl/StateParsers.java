package io.filetransfer.emulator.states.asl;

import io.filetransfer.emulator.states.engine.State;
import io.filetransfer.emulator.states.engine.SucceedState;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a state by its {@code Type}. */
final class StateParsers {

    /** Reads the states of one type; empty when the state cannot be run. */
    @FunctionalInterface
    interface StateParser {
        Optional<State> parse(String name, Fields fields);
    }

    private final Map<String, StateParser> byType;

    StateParsers(GraphParser branches) {
        byType = new TreeMap<>(Map.of(
                "Task", TaskParser::parse,
                "Wait", WaitParser::parse,
                "Pass", PassParser::parse,
                "Choice", ChoiceParser::parse,
                "Succeed", (name, fields) -> Optional.of(new SucceedState(name, DataFields.paths(fields))),
                "Fail", FailParser::parse,
                "Parallel", new ParallelParser(branches)::parse));
    }

    Optional<State> parse(String name, Fields fields) {
        Optional<String> type = fields.required("Type", fields.string("Type"));
        if (type.isPresent() && !byType.containsKey(type.get())) {
            fields.problem("Type", "expected one of " + byType.keySet() + " but was \"" + type.get() + "\"");
            return Optional.empty();
        }
        return type.flatMap(known -> parse(name, known, fields));
    }

    private Optional<State> parse(String name, String type, Fields fields) {
        fields.string("Comment");
        QueryLanguage.check(fields);
        Optional<State> state = byType.get(type).parse(name, fields);
        fields.refuseOthers("a " + type + " state");
        return state;
    }
}
