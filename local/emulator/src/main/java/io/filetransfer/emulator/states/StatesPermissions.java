package io.filetransfer.emulator.states;

import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.http.JsonCall;
import io.filetransfer.emulator.iam.RequestPermissions;
import io.filetransfer.emulator.iam.UnknownOperationException;
import io.filetransfer.emulator.iam.policy.Permission;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What requests to Step Functions need: the action of their own name, on the resource whose ARN they have, if they have one.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html">Actions, resources, and
 *     condition keys for AWS Step Functions</a>
 */
final class StatesPermissions implements RequestPermissions {

    /** A task token says by itself which task it is for. */
    private static final Set<String> OF_NO_RESOURCE =
            Set.of("ListActivities", "ListStateMachines", "SendTaskFailure", "SendTaskHeartbeat", "SendTaskSuccess");

    private static final Map<String, String> FIELD_OF_ARN = Map.of(
            "DescribeActivity", "activityArn",
            "DescribeExecution", "executionArn",
            "DescribeStateMachine", "stateMachineArn",
            "DescribeStateMachineForExecution", "executionArn",
            "GetActivityTask", "activityArn",
            "GetExecutionHistory", "executionArn",
            "ListExecutions", "stateMachineArn",
            "StartExecution", "stateMachineArn",
            "StopExecution", "executionArn");

    @Override
    public List<Permission> of(HttpExchange exchange) throws IOException, UnknownOperationException {
        JsonCall call = JsonCall.read(exchange);
        String action = "states:" + call.operation();
        if (OF_NO_RESOURCE.contains(call.operation())) {
            return List.of(Permission.of(action, Permission.ANY_RESOURCE));
        }
        String field = FIELD_OF_ARN.get(call.operation());
        if (field == null) {
            throw new UnknownOperationException(action);
        }
        return List.of(Permission.of(action, call.input().path(field).asText()));
    }
}
