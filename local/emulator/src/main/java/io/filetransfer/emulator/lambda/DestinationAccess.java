package io.filetransfer.emulator.lambda;

/** Decides whether a function may send records of its failed events to a destination: Lambda calls it with the function's role. */
@FunctionalInterface
public interface DestinationAccess {

    /**
     * Requires that a function's role may invoke the destination.
     *
     * @param roleArn the function's execution role
     * @param function the function's name
     * @param destination ARN of the function to invoke
     * @throws LambdaServiceException {@code AccessDeniedException} when the role may not
     */
    void require(String roleArn, String function, String destination);
}
