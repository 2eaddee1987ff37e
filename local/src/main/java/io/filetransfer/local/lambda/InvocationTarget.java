package io.filetransfer.local.lambda;

/**
 * What an invocation names, found.
 *
 * @param pool where the version that runs takes its events
 * @param handling how asynchronous invocations by this qualifier are handled
 */
record InvocationTarget(FunctionPool pool, EventInvokeConfig handling) {}
