package io.filetransfer.emulator.lambda;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.Headers;
import java.io.IOException;
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
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

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

    /** The function gets the JSON in an HTTP header, so it must be one line of ASCII. */
    private static String decoded(String clientContext) {
        try {
            return JSON.writeValueAsString(JSON.readTree(Base64.getDecoder().decode(clientContext)));
        } catch (IllegalArgumentException | IOException e) {
            throw LambdaErrors.invalidContent(
                    "Client context must be a valid Base64-encoded JSON object: " + e.getMessage());
        }
    }
}
