package io.filetransfer.emulator.cloud;

import io.filetransfer.emulator.http.AwsService;
import io.filetransfer.emulator.iam.AccessDeniedException;
import io.filetransfer.emulator.iam.Guard;
import io.filetransfer.emulator.iam.GuardedService;
import io.filetransfer.emulator.iam.RequestPermissions;
import io.filetransfer.emulator.iam.Role;
import io.filetransfer.emulator.iam.Session;
import io.filetransfer.emulator.iam.policy.Policies;
import io.filetransfer.emulator.lambda.DestinationAccess;
import io.filetransfer.emulator.lambda.FunctionInvoker;
import io.filetransfer.emulator.lambda.LambdaPermissions;
import io.filetransfer.emulator.lambda.LambdaServiceException;
import io.filetransfer.emulator.template.RoleResource;
import io.filetransfer.emulator.template.Stack;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts a guard with the policies of a stack's roles before the services. */
record Access(Guard guard) {

    private static final String STEP_FUNCTIONS = "states";

    static Access of(Stack stack) {
        Stream<Session> functions =
                stack.functions().stream().map(function -> new Session(function.roleArn(), function.name()));
        Stream<Session> machines =
                stack.stateMachines().stream().map(machine -> new Session(machine.roleArn(), STEP_FUNCTIONS));
        List<Session> sessions = Stream.concat(functions, machines).toList();
        Set<String> assumed = sessions.stream().map(Session::roleArn).collect(Collectors.toSet());
        List<Role> roles = stack.roles().stream()
                .filter(role -> assumed.contains(role.arn()))
                .map(Access::role)
                .toList();
        return new Access(new Guard(roles, sessions));
    }

    AwsService guarded(AwsService service, RequestPermissions permissions, GuardedService.Denied denied) {
        return new GuardedService(service, permissions, guard, denied);
    }

    FunctionInvoker guarded(FunctionInvoker lambda, LambdaPermissions permissions, String roleArn) {
        Session session = new Session(roleArn, STEP_FUNCTIONS);
        return (function, payload) -> {
            require(session, permissions, function);
            return lambda.invoke(function, payload);
        };
    }

    DestinationAccess toDestinations(LambdaPermissions permissions) {
        return (roleArn, function, destination) -> require(new Session(roleArn, function), permissions, destination);
    }

    private void require(Session session, LambdaPermissions permissions, String function) {
        try {
            guard.require(session, List.of(permissions.toInvoke(function)));
        } catch (AccessDeniedException e) {
            throw new LambdaServiceException("AccessDeniedException", 403, e.getMessage());
        }
    }

    private static Role role(RoleResource role) {
        return new Role(role.arn(), Policies.parse(role.policies(), role.arn()));
    }
}
