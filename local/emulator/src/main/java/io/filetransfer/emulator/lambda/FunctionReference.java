package io.filetransfer.emulator.lambda;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function as a request names it: name, partial ARN or ARN, each with or without a qualifier, see <a
 * href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>.
 *
 * @param functionArn the function's ARN, without the qualifier
 * @param qualifier version or alias
 */
record FunctionReference(String functionArn, Optional<String> qualifier) {

    static final String LATEST = "$LATEST";

    private static final Pattern FORM = Pattern.compile("(?:arn:aws[a-zA-Z-]*:lambda:(?<region>[a-z0-9-]+):)?"
            + "(?:(?<account>\\d{12}):)?(?:function:)?"
            + "(?<name>[a-zA-Z0-9-_]{1,64})(?::(?<qualifier>\\$LATEST|[a-zA-Z0-9-_]+))?");

    /**
     * Reads a function's name.
     *
     * @param qualifier version or alias where the request names it apart from the function
     * @param options say in which region and account a function is that is named without
     * @throws LambdaServiceException {@code InvalidParameterValueException} when the text is none of the forms
     */
    static FunctionReference parse(String text, Optional<String> qualifier, LambdaOptions options) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw LambdaServiceException.invalidParameter(
                    "FunctionName is '" + text + "', expected a function's name, partial ARN or ARN");
        }
        Optional<String> own = Optional.ofNullable(matcher.group("qualifier"));
        if (own.isPresent() && qualifier.isPresent() && !own.equals(qualifier)) {
            throw LambdaServiceException.invalidParameter(
                    "The derived qualifier from the function name does not match the specified qualifier: '" + own.get()
                            + "' and '" + qualifier.get() + "'");
        }
        String region = Objects.requireNonNullElse(matcher.group("region"), options.region());
        String account = Objects.requireNonNullElse(matcher.group("account"), options.accountId());
        return new FunctionReference(
                "arn:aws:lambda:" + region + ":" + account + ":function:" + matcher.group("name"),
                own.or(() -> qualifier));
    }

    /** Returns the ARN as the request names the function, with its qualifier if it has one. */
    String arn() {
        return functionArn + qualifier.map(":"::concat).orElse("");
    }

    /** Returns the version or alias that is meant. */
    String version() {
        return qualifier.orElse(LATEST);
    }
}
