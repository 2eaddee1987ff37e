package io.filetransfer.emulator.states.engine;

import java.util.OptionalLong;

/**
 * The limits of one task, in seconds.
 *
 * @param timeoutSeconds how long it may take, if limited
 * @param heartbeatSeconds how long its worker may be silent, if limited
 */
record TimeLimits(OptionalLong timeoutSeconds, OptionalLong heartbeatSeconds) {}
