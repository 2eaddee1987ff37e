package io.filetransfer.emulator.states;

import io.filetransfer.emulator.lambda.FunctionInvoker;

/** Lambda, as state machines use it: each with its role. */
@FunctionalInterface
public interface RoleInvokers {

    /**
     * Returns Lambda as a role may use it. What it may not do is refused with the service's {@code AccessDeniedException}.
     *
     * @param roleArn the state machine's role
     */
    FunctionInvoker as(String roleArn);
}
