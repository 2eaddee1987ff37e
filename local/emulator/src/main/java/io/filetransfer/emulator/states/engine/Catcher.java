package io.filetransfer.emulator.states.engine;

import io.filetransfer.emulator.states.path.ReferencePath;
import java.util.List;
import java.util.Optional;

/**
 * Where a state machine goes on after a failed state.
 *
 * @param errorEquals the error names it is for
 * @param resultPath where the error output goes in the failed state's raw input; empty drops it
 * @param next the state that follows
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-fallback-states">Fallback
 *     states</a>
 */
public record Catcher(List<String> errorEquals, Optional<ReferencePath> resultPath, String next) {}
