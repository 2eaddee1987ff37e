package io.filetransfer.emulator.states.asl;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.engine.ErrorNames;
import io.filetransfer.emulator.states.engine.Recovery;
import io.filetransfer.emulator.states.engine.Recovery.Catcher;
import io.filetransfer.emulator.states.engine.Recovery.Retrier;
import io.filetransfer.emulator.states.engine.Setting;
import io.filetransfer.emulator.states.path.ReferencePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads {@code Retry} and {@code Catch}. */
final class RecoveryFields {

    private static final double DEFAULT_BACKOFF_RATE = 2.0;
    private static final long DEFAULT_ATTEMPTS = 3;
    private static final long MAX_DELAY = 31_622_399;

    private static final String ERROR_EQUALS = "ErrorEquals";

    private RecoveryFields() {}

    static Recovery parse(Fields fields) {
        List<Retrier> retriers = new ArrayList<>();
        for (Fields entry : entries(fields, "Retry")) {
            retriers.add(retrier(entry));
            entry.refuseOthers("a retrier");
        }
        List<Catcher> catchers = new ArrayList<>();
        for (Fields entry : entries(fields, "Catch")) {
            catcher(entry).ifPresent(catchers::add);
            entry.refuseOthers("a catcher");
        }
        return new Recovery(retriers, catchers);
    }

    /** Returns the items of a list, in which {@code States.ALL} stands alone, and only in the last one. */
    private static List<Fields> entries(Fields fields, String field) {
        List<Fields> entries = fields.objects(field);
        for (Fields entry : entries) {
            entry.string("Comment");
            List<String> names = new ArrayList<>();
            entry.any(ERROR_EQUALS).ifPresent(array -> array.forEach(name -> names.add(name.asText())));
            if (names.contains(ErrorNames.ALL) && names.size() > 1) {
                entry.problem(ERROR_EQUALS, "States.ALL must stand alone");
            }
            if (names.contains(ErrorNames.ALL) && entry != entries.getLast()) {
                entry.problem(ERROR_EQUALS, "States.ALL is only allowed in the last entry");
            }
        }
        return entries;
    }

    private static Retrier retrier(Fields entry) {
        long interval = entry.integer("IntervalSeconds", 1, Setting.MAX_SECONDS).orElse(1);
        return new Retrier(
                errorEquals(entry),
                interval,
                entry.integer("MaxAttempts", 0, Setting.MAX_SECONDS).orElse(DEFAULT_ATTEMPTS),
                backoffRate(entry),
                maxDelay(entry, interval),
                fullJitter(entry));
    }

    private static Optional<Catcher> catcher(Fields entry) {
        List<String> errors = errorEquals(entry);
        Optional<ReferencePath> resultPath = DataFields.resultPath(entry);
        return entry.required("Next", entry.string("Next")).map(next -> new Catcher(errors, resultPath, next));
    }

    private static double backoffRate(Fields entry) {
        return entry.typed("BackoffRate", "a number from 1.0", node -> node.isNumber() && node.doubleValue() >= 1)
                .map(JsonNode::doubleValue)
                .orElse(DEFAULT_BACKOFF_RATE);
    }

    private static OptionalLong maxDelay(Fields entry, long interval) {
        OptionalLong delay = entry.integer("MaxDelaySeconds", 1, MAX_DELAY);
        if (delay.orElse(Long.MAX_VALUE) <= interval) {
            entry.problem(
                    "MaxDelaySeconds",
                    "expected more than IntervalSeconds, which is " + interval + ", but was " + delay.getAsLong());
        }
        return delay;
    }

    private static boolean fullJitter(Fields entry) {
        String strategy = entry.string("JitterStrategy").orElse("NONE");
        if (!List.of("FULL", "NONE").contains(strategy)) {
            entry.problem("JitterStrategy", "expected \"FULL\" or \"NONE\" but was \"" + strategy + "\"");
        }
        return strategy.equals("FULL");
    }

    private static List<String> errorEquals(Fields entry) {
        List<String> errors = new ArrayList<>();
        Optional<JsonNode> names = entry.required(ERROR_EQUALS, entry.array(ERROR_EQUALS));
        names.ifPresent(array -> array.forEach(name -> check(entry, name, errors)));
        if (names.isPresent() && names.get().isEmpty()) {
            entry.problem(ERROR_EQUALS, "expected at least one error name");
        }
        return errors;
    }

    private static void check(Fields entry, JsonNode name, List<String> errors) {
        if (!name.isTextual()) {
            entry.problem(ERROR_EQUALS, "expected strings but was " + name);
        } else if (name.textValue().startsWith("States.") && !ErrorNames.PREDEFINED.contains(name.textValue())) {
            entry.problem(ERROR_EQUALS, "'" + name.textValue() + "' is not one of the predefined States. errors");
        } else {
            errors.add(name.textValue());
        }
    }
}
