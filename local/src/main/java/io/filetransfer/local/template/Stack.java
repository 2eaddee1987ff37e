package io.filetransfer.local.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What {@code template.yaml} deploys, every reference resolved.
 *
 * @param functions the Lambda functions
 * @param tables the DynamoDB tables
 * @param activities names of the Step Functions activities
 * @param stateMachines the state machines
 * @param roles the roles of functions and state machines
 */
public record Stack(
        List<FunctionResource> functions,
        List<TableResource> tables,
        List<String> activities,
        List<StateMachineResource> stateMachines,
        List<RoleResource> roles) {

    /**
     * Reads a template.
     *
     * @param template the file; paths in it are relative to its folder
     * @param parameters values that replace the parameters' defaults, by name
     * @param region the region to deploy to
     * @param accountId the account to deploy to
     * @return what it deploys
     * @throws InvalidTemplateException when something in it cannot be read, resolved or run here
     */
    public static Stack read(Path template, Map<String, String> parameters, String region, String accountId) {
        return new StackReader(
                        CloudFormationYaml.read(template),
                        template.toAbsolutePath().getParent(),
                        region,
                        accountId)
                .read(parameters);
    }
}
