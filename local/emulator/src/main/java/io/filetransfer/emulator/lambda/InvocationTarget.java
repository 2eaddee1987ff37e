package io.filetransfer.emulator.lambda;

/**
 * What an invocation names, found.
 *
 * @param pool where the version that runs takes its events
 * @param arn the function with the version or alias that the invocation names
 * @param handling how asynchronous invocations by this qualifier are handled
 */
record InvocationTarget(FunctionPool pool, String arn, EventInvokeConfig handling) {}
