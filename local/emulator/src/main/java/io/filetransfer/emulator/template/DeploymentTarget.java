package io.filetransfer.emulator.template;

import java.util.Map;

/**
 * Where a template is deployed to, and as what: the values of its pseudo parameters.
 *
 * @param stackName the stack's name, with which the resources' names begin
 * @param region the region
 * @param accountId the account, 12 digits
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html">pseudo parameters</a>
 */
public record DeploymentTarget(String stackName, String region, String accountId) {

    private static final String PARTITION = "aws";
    private static final String URL_SUFFIX = "amazonaws.com";

    Map<String, String> pseudoParameters() {
        return Map.of(
                "AWS::StackName", stackName,
                "AWS::Region", region,
                "AWS::AccountId", accountId,
                "AWS::Partition", PARTITION,
                "AWS::URLSuffix", URL_SUFFIX);
    }

    /**
     * Makes an ARN.
     *
     * @param format its part after the partition; %1$s stands for the region, %2$s for the account, %3$s for the name
     * @param name the resource's name
     */
    String arn(String format, String name) {
        return "arn:" + PARTITION + ":" + format.formatted(region, accountId, name);
    }
}
