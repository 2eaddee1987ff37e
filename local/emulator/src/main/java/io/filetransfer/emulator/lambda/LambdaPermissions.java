package io.filetransfer.emulator.lambda;

import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.iam.RequestPermissions;
import io.filetransfer.emulator.iam.UnknownOperationException;
import io.filetransfer.emulator.iam.policy.Permission;
import java.util.List;
import java.util.Optional;

/**
 * What invoking a function needs, on the function as it is named: the roles here call nothing else, and a qualified ARN is another resource than the function's own.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html">Actions, resources, and condition
 *     keys for AWS Lambda</a>
 */
public final class LambdaPermissions implements RequestPermissions {

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
        return toInvoke(function, Optional.empty());
    }

    @Override
    public List<Permission> of(HttpExchange exchange) throws UnknownOperationException {
        LambdaRequest request = LambdaRequest.of(exchange);
        if (request.matches("POST", "*", "functions", "*", "invocations")) {
            return List.of(toInvoke(request.function(), request.qualifier()));
        }
        throw new UnknownOperationException("lambda:" + request.method() + " /" + String.join("/", request.path()));
    }

    private Permission toInvoke(String function, Optional<String> qualifier) {
        return Permission.of(
                "lambda:InvokeFunction",
                FunctionReference.parse(function, qualifier).arn(options));
    }
}
