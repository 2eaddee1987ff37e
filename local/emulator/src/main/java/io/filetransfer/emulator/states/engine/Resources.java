package io.filetransfer.emulator.states.engine;

import io.filetransfer.emulator.lambda.FunctionInvoker;
import java.util.function.Function;

/**
 * What states work with beside their data.
 *
 * @param lambda gives Lambda as a role, named by its ARN, may use it
 * @param activities takes the tasks of activities
 * @param timeScale how long Wait states, retry intervals and polls of activities take
 */
public record Resources(Function<String, FunctionInvoker> lambda, Activities activities, TimeScale timeScale) {}
