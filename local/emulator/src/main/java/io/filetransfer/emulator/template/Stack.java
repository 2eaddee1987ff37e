package io.filetransfer.emulator.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What {@code template.yaml} deploys, every reference resolved.
 *
 * @param functions the Lambda functions
 * @param tables the DynamoDB tables
 * @param buckets names of the S3 buckets
 * @param activities names of the Step Functions activities
 * @param stateMachines the state machines
 * @param roles the roles, of which some are of no use here
 * @param outputs the stack's outputs, by name
 * @param leftOut what the local run leaves out of the template, in words
 */
public record Stack(
        List<FunctionResource> functions,
        List<TableResource> tables,
        List<String> buckets,
        List<String> activities,
        List<StateMachineResource> stateMachines,
        List<RoleResource> roles,
        Map<String, String> outputs,
        SortedSet<String> leftOut) {

    /**
     * Reads a template.
     *
     * @param template the file; paths in it are relative to its folder
     * @param parameters values that replace the parameters' defaults, by name
     * @param target where to deploy to
     * @return what it deploys
     * @throws io.filetransfer.emulator.document.InvalidDocumentException when something in it cannot be read, resolved or run here
     */
    public static Stack read(Path template, Map<String, String> parameters, DeploymentTarget target) {
        return new StackReader(CloudFormationYaml.read(template), parameters, target)
                .stack(template.toAbsolutePath().getParent());
    }
}
