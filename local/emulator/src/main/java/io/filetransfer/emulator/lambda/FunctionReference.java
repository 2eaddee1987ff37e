package io.filetransfer.emulator.lambda;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function as a request names it: name, partial ARN or ARN, each with or without a qualifier, see <a
 * href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>.
 *
 * @param region the region of a full ARN
 * @param accountId the account of a full or partial ARN
 * @param name the function's name
 * @param qualifier version or alias
 */
record FunctionReference(Optional<String> region, Optional<String> accountId, String name, Optional<String> qualifier) {

    static final String LATEST = "$LATEST";

    private static final Pattern FORM = Pattern.compile("(?:arn:aws[a-zA-Z-]*:lambda:(?<region>[a-z0-9-]+):)?"
            + "(?:(?<account>\\d{12}):)?(?:function:)?"
            + "(?<name>[a-zA-Z0-9-_]{1,64})(?::(?<qualifier>\\$LATEST|[a-zA-Z0-9-_]+))?");

    /** @throws LambdaServiceException {@code InvalidParameterValueException} when the text is none of the forms */
    static FunctionReference parse(String text, Optional<String> qualifier) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw LambdaServiceException.invalidParameter(
                    "FunctionName is '" + text + "', expected a function's name, partial ARN or ARN");
        }
        FunctionReference reference = new FunctionReference(
                Optional.ofNullable(matcher.group("region")),
                Optional.ofNullable(matcher.group("account")),
                matcher.group("name"),
                Optional.ofNullable(matcher.group("qualifier")).or(() -> qualifier));
        reference.refuseContradiction(qualifier);
        return reference;
    }

    /** Returns whether a text is a function's ARN, with or without a qualifier, in any region and account. */
    static boolean isArn(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() && matcher.group("region") != null && matcher.group("account") != null;
    }

    /** Returns whether the reference means something in this region and account. */
    boolean isIn(LambdaOptions options) {
        return region.orElse(options.region()).equals(options.region())
                && accountId.orElse(options.accountId()).equals(options.accountId());
    }

    String arn(LambdaOptions options) {
        return "arn:aws:lambda:" + region.orElse(options.region()) + ":" + accountId.orElse(options.accountId())
                + ":function:" + name + qualifier.map(version -> ":" + version).orElse("");
    }

    private void refuseContradiction(Optional<String> other) {
        if (other.isPresent() && !Objects.equals(other, qualifier)) {
            throw LambdaServiceException.invalidParameter(
                    "The derived qualifier from the function name does not match the" + " specified qualifier: '"
                            + qualifier.orElseThrow() + "' and '" + other.get() + "'");
        }
    }
}
