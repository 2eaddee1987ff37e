package io.filetransfer.emulator.states.api;

import java.util.regex.Pattern;

/**
 * ARNs of this service.
 *
 * @param region the region in them
 * @param accountId the account in them
 */
public record Arns(String region, String accountId) {

    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/.+");
    private static final Pattern STATES = Pattern.compile("arn:aws[a-z-]*:states:[a-z0-9-]+:\\d{12}:(\\w+):.+");

    String activity(String name) {
        return prefix() + "activity:" + name;
    }

    String stateMachine(String name) {
        return prefix() + "stateMachine:" + name;
    }

    String execution(String machine, String name) {
        return prefix() + "execution:" + machine + ":" + name;
    }

    static String checked(String arn, String resourceType) throws ApiException {
        var matcher = STATES.matcher(arn);
        if (!matcher.matches()) {
            throw ApiException.quoting("InvalidArn", "Invalid Arn", "Invalid ARN prefix: " + arn);
        }
        if (!matcher.group(1).equals(resourceType)) {
            throw ApiException.quoting(
                    "InvalidArn", "Invalid Arn", "Resource type not valid in this context: " + matcher.group(1));
        }
        return arn;
    }

    static String checkedRole(String arn) throws ApiException {
        if (!ROLE.matcher(arn).matches()) {
            throw ApiException.quoting("InvalidArn", "Invalid Role Arn", arn);
        }
        return arn;
    }

    private String prefix() {
        return "arn:aws:states:" + region + ":" + accountId + ":";
    }
}
