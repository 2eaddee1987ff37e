package io.filetransfer.emulator.lambda;

import java.util.concurrent.ExecutionException;

/** Invocation by somebody who waits for the answer. */
final class SyncInvoker {

    /**
     * Waits for a free environment and for the function's answer.
     *
     * @throws LambdaServiceException when the service is closed meanwhile
     */
    InvocationResult invoke(FunctionPool pool, Invocation invocation) throws InterruptedException {
        pool.submit(invocation);
        try {
            return invocation.outcome().get();
        } catch (ExecutionException e) {
            throw LambdaErrors.closed();
        }
    }
}
