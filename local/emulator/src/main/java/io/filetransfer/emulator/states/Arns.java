package io.filetransfer.emulator.states;

import java.util.regex.Pattern;

/**
 * ARNs of this service, and the names in them.
 *
 * @param region the region in them
 * @param accountId the account in them
 */
record Arns(String region, String accountId) {

    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/.+");
    private static final Pattern STATES = Pattern.compile("arn:aws[a-z-]*:states:[a-z0-9-]+:\\d{12}:(\\w+):.+");

    private static final Pattern NAME = Pattern.compile(
            "[^\\p{IsWhite_Space}<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\x00-\\x1F\\x7F-\\x9F\\uFFFE\\uFFFF\\p{Cs}\\x{10000}-\\x{10FFFF}]{1,80}");

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

    /**
     * Checks a name. Characters beyond U+FFFF are refused, because they consist of surrogates.
     *
     * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html">Names</a>
     */
    static String checkedName(String name) throws ApiException {
        if (!NAME.matcher(name).matches()) {
            throw ApiException.quoting("InvalidName", "Invalid Name", name);
        }
        return name;
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
