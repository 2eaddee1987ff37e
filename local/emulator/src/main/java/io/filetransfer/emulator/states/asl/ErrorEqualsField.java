package io.filetransfer.emulator.states.asl;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.engine.ErrorNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code ErrorEquals}. */
final class ErrorEqualsField {

    private static final String FIELD = "ErrorEquals";
    private static final Set<String> PREDEFINED = Set.of(
            ErrorNames.ALL,
            ErrorNames.TASK_FAILED,
            ErrorNames.TIMEOUT,
            ErrorNames.HEARTBEAT_TIMEOUT,
            ErrorNames.BRANCH_FAILED,
            ErrorNames.NO_CHOICE_MATCHED,
            ErrorNames.PARAMETER_PATH_FAILURE,
            ErrorNames.RESULT_PATH_MATCH_FAILURE,
            ErrorNames.DATA_LIMIT_EXCEEDED,
            ErrorNames.RUNTIME,
            "States.Permissions",
            ErrorNames.INTRINSIC_FAILURE,
            "States.ExceedToleratedFailureThreshold",
            "States.ItemReaderFailed",
            "States.ResultWriterFailed",
            "States.QueryEvaluationError");

    private ErrorEqualsField() {}

    static List<String> parse(Fields entry) {
        List<String> errors = new ArrayList<>();
        Optional<JsonNode> names = entry.required(FIELD, entry.array(FIELD));
        names.ifPresent(array -> array.forEach(name -> check(entry, name, errors)));
        if (names.isPresent() && names.get().isEmpty()) {
            entry.problem(FIELD, "expected at least one error name");
        }
        return errors;
    }

    /** Checks that {@code States.ALL} stands alone, and only in the last retrier or catcher. */
    static void checkWildcards(List<Fields> entries) {
        for (int i = 0; i < entries.size(); i++) {
            List<String> names = new ArrayList<>();
            entries.get(i).any(FIELD).ifPresent(array -> array.forEach(name -> names.add(name.asText())));
            checkWildcard(entries.get(i), names, i == entries.size() - 1);
        }
    }

    private static void checkWildcard(Fields entry, List<String> names, boolean last) {
        if (names.contains(ErrorNames.ALL) && names.size() > 1) {
            entry.problem(FIELD, "States.ALL must stand alone");
        }
        if (names.contains(ErrorNames.ALL) && !last) {
            entry.problem(FIELD, "States.ALL is only allowed in the last entry");
        }
    }

    private static void check(Fields entry, JsonNode name, List<String> errors) {
        if (!name.isTextual()) {
            entry.problem(FIELD, "expected strings but was " + name);
        } else if (name.textValue().startsWith("States.") && !PREDEFINED.contains(name.textValue())) {
            entry.problem(FIELD, "'" + name.textValue() + "' is not one of the predefined States. errors");
        } else {
            errors.add(name.textValue());
        }
    }
}
