package io.filetransfer.emulator.lambda;

import io.filetransfer.emulator.iam.Session;
import java.util.Optional;

/** Finds the functions that receive the records of failed events. Lambda calls them with the failing function's role. */
final class Destinations {

    private final Functions functions;
    private final LambdaPermissions permissions;
    private final LambdaOptions options;

    Destinations(Functions functions, LambdaPermissions permissions, LambdaOptions options) {
        this.functions = functions;
        this.permissions = permissions;
        this.options = options;
    }

    /**
     * Checks a destination as PutFunctionEventInvokeConfig does.
     *
     * @throws LambdaServiceException {@code InvalidParameterValueException} when it does not exist, is the function itself, or its role may
     *     not invoke it
     */
    void check(FunctionSpec source, String destination) {
        if (find(destination).pool().function().name().equals(source.name())) {
            throw LambdaServiceException.invalidParameter(
                    "You can't specify the function as a destination for itself.");
        }
        try {
            open(source, destination);
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
        permissions.requireInvoke(new Session(source.roleArn(), source.name()), destination);
        return find(destination);
    }

    private InvocationTarget find(String destination) {
        return Optional.of(destination)
                .filter(text -> text.startsWith("arn:aws:lambda:"))
                .map(text -> FunctionReference.parse(text, Optional.empty(), options))
                .flatMap(functions::find)
                .orElseThrow(() ->
                        LambdaServiceException.invalidParameter("The destination ARN " + destination + " is invalid."));
    }
}
