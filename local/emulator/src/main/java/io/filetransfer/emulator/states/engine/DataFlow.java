package io.filetransfer.emulator.states.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.states.path.EvaluationException;
import io.filetransfer.emulator.states.path.Expression;
import io.filetransfer.emulator.states.path.Json;
import io.filetransfer.emulator.states.path.Path;
import io.filetransfer.emulator.states.path.ReferencePath;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How data goes through a state.
 *
 * @param inputPath selects from the raw input; empty for {@code null}, which gives an empty object
 * @param parameters makes the effective input from what was selected
 * @param resultSelector makes the effective result from the result
 * @param resultPath where the result goes in the raw input; empty for {@code null}, which drops the result
 * @param outputPath selects the output; empty for {@code null}, which gives an empty object
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html">Processing
 *     input and output</a>
 */
public record DataFlow(
        Optional<Path> inputPath,
        Optional<Expression> parameters,
        Optional<Expression> resultSelector,
        Optional<ReferencePath> resultPath,
        Optional<Path> outputPath) {

    /** Most that an input or output may hold, in bytes of UTF-8. */
    public static final int MAX_BYTES = 262_144;

    /** Makes a state's effective input. */
    JsonNode input(Visit visit) throws StateFailedException {
        JsonNode selected = evaluate(inputPath, visit.input(), Json.object(), visit);
        return limited(evaluate(parameters, selected, selected, visit), visit);
    }

    /** Makes a state's output from its result. */
    JsonNode output(JsonNode result, Visit visit) throws StateFailedException {
        JsonNode placed = place(resultPath, evaluate(resultSelector, result, result, visit), visit);
        return limited(evaluate(outputPath, placed, Json.object(), visit), visit);
    }

    /** Puts a result into the raw input, or drops it when there is no path. */
    static JsonNode place(Optional<ReferencePath> path, JsonNode result, Visit visit) throws StateFailedException {
        try {
            return path.isPresent() ? path.get().put(visit.input(), result) : visit.input();
        } catch (EvaluationException e) {
            throw visit.failure(e);
        }
    }

    /** Passes a value on if it is small enough. */
    static JsonNode limited(JsonNode value, Visit visit) throws StateFailedException {
        if (tooLarge(Json.write(value))) {
            throw new StateFailedException(limitExceeded(visit.state().name()));
        }
        return value;
    }

    /** Returns the failure of a state or a function whose result is too large. */
    static Failure limitExceeded(String name) {
        return Failure.of(
                ErrorNames.DATA_LIMIT_EXCEEDED,
                "The state/task '" + name
                        + "' returned a result with a size exceeding the maximum number of bytes service limit.");
    }

    /** Tells whether a text is longer than {@link #MAX_BYTES} in UTF-8. */
    public static boolean tooLarge(String text) {
        return text.length() > MAX_BYTES
                || (text.length() > MAX_BYTES / 3 && text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES);
    }

    private static JsonNode evaluate(
            Optional<? extends Expression> expression, JsonNode from, JsonNode otherwise, Visit visit)
            throws StateFailedException {
        try {
            return expression.isPresent() ? expression.get().evaluate(visit.data(from)) : otherwise;
        } catch (EvaluationException e) {
            throw visit.failure(e);
        }
    }
}
