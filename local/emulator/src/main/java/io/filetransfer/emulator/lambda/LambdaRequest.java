package io.filetransfer.emulator.lambda;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request to the Lambda API.
 *
 * @param operation method and path, with {@code *} for the function
 * @param function the function as the path names it, empty where it does not
 * @param qualifier version or alias, from the query: no operation here has another parameter
 */
record LambdaRequest(String operation, String function, Optional<String> qualifier) {

    static final String INVOKE = "POST /2015-03-31/functions/*/invocations";

    private static final Pattern FUNCTION = Pattern.compile("(?<=/functions/)[^/]+");
    private static final String QUALIFIER = "Qualifier=";

    /** @throws LambdaServiceException naming a parameter that is not supported */
    static LambdaRequest of(HttpExchange exchange) {
        URI uri = exchange.getRequestURI();
        Matcher function = FUNCTION.matcher(uri.getPath());
        String name = function.find() ? function.group() : "";
        String path = function.replaceFirst("*").replaceFirst("/$", "");
        return new LambdaRequest(
                exchange.getRequestMethod() + " " + path,
                name,
                Optional.ofNullable(uri.getQuery()).map(LambdaRequest::qualifier));
    }

    private static String qualifier(String query) {
        if (!query.startsWith(QUALIFIER) || query.contains("&")) {
            throw LambdaServiceException.invalidParameter(
                    "The embedded Lambda does not support the parameter " + query);
        }
        return query.substring(QUALIFIER.length());
    }
}
