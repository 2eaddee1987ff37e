package io.filetransfer.emulator.lambda;

/** Hears of asynchronous invocations that were given up. */
@FunctionalInterface
public interface AsyncFailureListener {

    /**
     * Called once for each invocation given up, on a thread of the service, so it must return soon.
     *
     * @param failure what failed and why
     */
    void onFailure(AsyncFailure failure);
}
