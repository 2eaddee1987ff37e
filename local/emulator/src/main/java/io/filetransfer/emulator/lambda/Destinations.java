package io.filetransfer.emulator.lambda;

import java.util.Optional;

/** Finds the functions that receive the records of failed events. */
final class Destinations {

    private final Functions functions;
    private final DestinationAccess access;

    Destinations(Functions functions, DestinationAccess access) {
        this.functions = functions;
        this.access = access;
    }

    /**
     * Checks a destination as PutFunctionEventInvokeConfig does.
     *
     * @throws LambdaServiceException {@code InvalidParameterValueException} when it does not exist, is the function itself, or its role may
     *     not invoke it
     */
    void check(FunctionSpec source, String destination) {
        if (existing(destination).name().equals(source.name())) {
            throw LambdaServiceException.invalidParameter(
                    "You can't specify the function as a destination for itself.");
        }
        try {
            requireAccess(source, destination);
        } catch (LambdaServiceException denied) {
            throw LambdaServiceException.invalidParameter(
                    "The function execution role does not have permissions to call InvokeFunction on " + destination);
        }
    }

    /**
     * Opens a destination for one record.
     *
     * @throws LambdaServiceException when the function's role may not invoke it
     */
    InvocationTarget open(FunctionSpec source, String destination) {
        requireAccess(source, destination);
        return find(destination);
    }

    private void requireAccess(FunctionSpec source, String destination) {
        access.require(source.roleArn(), source.name(), destination);
    }

    private FunctionSpec existing(String destination) {
        try {
            return find(destination).pool().function();
        } catch (LambdaServiceException unknown) {
            throw LambdaServiceException.invalidParameter("The destination ARN " + destination + " is invalid.");
        }
    }

    private InvocationTarget find(String destination) {
        return functions.target(FunctionReference.parse(destination, Optional.empty()));
    }
}
