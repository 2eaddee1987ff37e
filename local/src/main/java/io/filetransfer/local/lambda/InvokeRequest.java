package io.filetransfer.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The headers of <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>.
 *
 * @param type one of {@code RequestResponse}, {@code Event}, {@code DryRun}
 * @param tail whether the end of the log is wanted
 * @param clientContext JSON for the function
 */
record InvokeRequest(String type, boolean tail, Optional<String> clientContext) {

    static final String EVENT = "Event";
    static final String DRY_RUN = "DryRun";
    private static final String REQUEST_RESPONSE = "RequestResponse";
    private static final String TAIL = "Tail";

    /** @throws LambdaServiceException {@code InvalidParameterValueException} for a value that Invoke does not know */
    static InvokeRequest of(Headers headers) {
        refuse(headers, "X-Amz-Tenant-Id");
        refuse(headers, "X-Amz-Durable-Execution-Name");
        return new InvokeRequest(
                oneOf(headers, "X-Amz-Invocation-Type", REQUEST_RESPONSE, EVENT, DRY_RUN),
                oneOf(headers, "X-Amz-Log-Type", "None", TAIL).equals(TAIL),
                Optional.ofNullable(headers.getFirst("X-Amz-Client-Context")).map(InvokeRequest::decoded));
    }

    private static String oneOf(Headers headers, String header, String defaultValue, String... others) {
        String value = Optional.ofNullable(headers.getFirst(header)).orElse(defaultValue);
        if (!value.equals(defaultValue) && !Set.of(others).contains(value)) {
            throw LambdaErrors.invalidParameter(
                    header + " is '" + value + "', expected " + defaultValue + " or one of " + List.of(others));
        }
        return value;
    }

    private static void refuse(Headers headers, String header) {
        if (headers.containsKey(header)) {
            throw LambdaErrors.invalidParameter("The embedded Lambda does not support " + header);
        }
    }

    private static String decoded(String clientContext) {
        try {
            return new String(Base64.getDecoder().decode(clientContext), UTF_8);
        } catch (IllegalArgumentException e) {
            throw LambdaErrors.invalidParameter("X-Amz-Client-Context is not base64: " + e.getMessage());
        }
    }
}
