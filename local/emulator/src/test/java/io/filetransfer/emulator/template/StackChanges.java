package io.filetransfer.emulator.template;

import java.util.Map;
import java.util.function.UnaryOperator;

/** Stacks that differ from the template's in one point. */
public final class StackChanges {

    private StackChanges() {}

    /** Returns the stack with other environment variables for its functions. */
    public static Stack environment(Stack stack, UnaryOperator<Map<String, String>> change) {
        return new Stack(
                stack.functions().stream()
                        .map(function -> environment(function, change))
                        .toList(),
                stack.tables(),
                stack.buckets(),
                stack.activities(),
                stack.stateMachines(),
                stack.roles(),
                stack.outputs(),
                stack.leftOut());
    }

    /** Returns the stack with another definition of its state machine. */
    public static Stack definition(Stack stack, UnaryOperator<String> change) {
        return new Stack(
                stack.functions(),
                stack.tables(),
                stack.buckets(),
                stack.activities(),
                stack.stateMachines().stream()
                        .map(machine -> new StateMachineResource(
                                machine.name(), machine.arn(), machine.roleArn(), change.apply(machine.definition())))
                        .toList(),
                stack.roles(),
                stack.outputs(),
                stack.leftOut());
    }

    /** Returns the stack with other roles. */
    public static Stack roles(Stack stack, UnaryOperator<RoleResource> change) {
        return new Stack(
                stack.functions(),
                stack.tables(),
                stack.buckets(),
                stack.activities(),
                stack.stateMachines(),
                stack.roles().stream().map(change).toList(),
                stack.outputs(),
                stack.leftOut());
    }

    private static FunctionResource environment(FunctionResource function, UnaryOperator<Map<String, String>> change) {
        return new FunctionResource(
                function.name(),
                function.code(),
                function.handler(),
                change.apply(function.environment()),
                function.timeout(),
                function.memoryMegabytes(),
                function.reservedConcurrency(),
                function.eventInvoke(),
                function.roleArn(),
                function.alias(),
                function.snapStart(),
                function.logGroup(),
                function.logLevel());
    }
}
