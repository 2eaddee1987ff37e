package io.filetransfer.emulator.lambda;

/** Invokes a function synchronously, as another AWS service does. */
@FunctionalInterface
public interface FunctionInvoker {

    /**
     * Invokes with invocation type {@code RequestResponse} and waits for the answer.
     *
     * @param function name, partial ARN or ARN of the function
     * @param payload the event, JSON
     * @return what the function answered, or how it failed
     * @throws LambdaServiceException when the service refuses the call, for example because there is no such function
     * @throws InterruptedException when the caller no longer waits; the function itself runs on
     */
    InvocationResult invoke(String function, String payload) throws InterruptedException;
}
