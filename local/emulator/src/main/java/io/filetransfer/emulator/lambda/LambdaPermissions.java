package io.filetransfer.emulator.lambda;

import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.http.RefusedRequestException;
import io.filetransfer.emulator.iam.Denied;
import io.filetransfer.emulator.iam.Guard;
import io.filetransfer.emulator.iam.RequestPermissions;
import io.filetransfer.emulator.iam.Session;
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
final class LambdaPermissions implements RequestPermissions {

    private final LambdaOptions options;
    private final Guard guard;

    /** @param guard decides on calls from within this process */
    LambdaPermissions(LambdaOptions options, Guard guard) {
        this.options = options;
        this.guard = guard;
    }

    @Override
    public List<Permission> of(HttpExchange exchange) throws UnknownOperationException {
        LambdaRequest request = LambdaRequest.of(exchange);
        if (request.operation().equals(LambdaRequest.INVOKE)) {
            return List.of(toInvoke(request.function(), request.qualifier()));
        }
        throw new UnknownOperationException("lambda:" + request.operation().replace("*", request.function()));
    }

    /** @throws LambdaServiceException when the role may not invoke the function */
    void requireInvoke(Session session, String function) {
        try {
            guard.require(session, List.of(toInvoke(function, Optional.empty())), Denied.LAMBDA);
        } catch (RefusedRequestException e) {
            throw new LambdaServiceException(e.code(), e.statusCode(), e.getMessage());
        }
    }

    private Permission toInvoke(String function, Optional<String> qualifier) {
        return Permission.of(
                "lambda:InvokeFunction",
                FunctionReference.parse(function, qualifier, options).arn());
    }
}
