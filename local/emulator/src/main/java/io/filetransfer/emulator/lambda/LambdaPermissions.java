package io.filetransfer.emulator.lambda;

import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.http.RefusedRequestException;
import io.filetransfer.emulator.iam.RequestPermissions;
import io.filetransfer.emulator.iam.UnknownOperationException;
import io.filetransfer.emulator.iam.policy.Permission;
import java.util.List;
import java.util.Optional;

/**
 * What requests to Lambda need, on the function as they name it: a qualified ARN is another resource than the function's own.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html">Actions, resources, and condition
 *     keys for AWS Lambda</a>
 */
public final class LambdaPermissions implements RequestPermissions {

    private static final String INVOKE = "lambda:InvokeFunction";

    private final LambdaOptions options;

    /**
     * Creates the derivation.
     *
     * @param options say in which region and account functions are
     */
    public LambdaPermissions(LambdaOptions options) {
        this.options = options;
    }

    /**
     * Returns what another service needs to invoke a function.
     *
     * @param function name, partial ARN or ARN of the function, maybe with a qualifier
     * @throws LambdaServiceException when it is none of these
     */
    public Permission toInvoke(String function) {
        return on(INVOKE, function, Optional.empty());
    }

    @Override
    public List<Permission> of(HttpExchange exchange) throws UnknownOperationException {
        try {
            return List.of(needed(LambdaRequest.of(exchange)));
        } catch (LambdaServiceException e) {
            throw new RefusedRequestException(e.statusCode(), e.code(), e.getMessage());
        }
    }

    private Permission needed(LambdaRequest request) throws UnknownOperationException {
        if (request.matches("POST", "*", "functions", "*", "invocations")) {
            return onNamed(INVOKE, request);
        }
        if (request.matches("GET", "*", "functions")) {
            return Permission.of("lambda:ListFunctions", Permission.ANY_RESOURCE);
        }
        if (request.matches("GET", "*", "functions", "*")) {
            return onNamed("lambda:GetFunction", request);
        }
        if (request.matches("GET", "*", "functions", "*", "configuration")) {
            return onNamed("lambda:GetFunctionConfiguration", request);
        }
        throw new UnknownOperationException("lambda:" + request.method() + " /" + String.join("/", request.path()));
    }

    private Permission onNamed(String action, LambdaRequest request) {
        return on(action, request.path().get(2), request.parameter("Qualifier"));
    }

    private Permission on(String action, String function, Optional<String> qualifier) {
        return Permission.of(
                action, FunctionReference.parse(function, qualifier).arn(options));
    }
}
