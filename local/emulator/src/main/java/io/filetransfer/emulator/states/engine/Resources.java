package io.filetransfer.emulator.states.engine;

import io.filetransfer.emulator.states.RoleInvokers;
import io.filetransfer.emulator.states.TimeScale;

/**
 * What states work with beside their data.
 *
 * @param lambda invokes the functions of Task states
 * @param activities takes the tasks of activities
 * @param timeScale how long Wait states, retry intervals and polls of activities take
 */
public record Resources(RoleInvokers lambda, Activities activities, TimeScale timeScale) {}
