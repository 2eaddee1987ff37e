package io.filetransfer.emulator.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** The operations on a function's versions and aliases, and on how they are invoked. */
final class PublishOperations {

    private static final int MOST_CONCURRENT = 1_000_000;

    private final Functions functions;
    private final Destinations destinations;
    private final LambdaOptions options;
    private final FunctionDescription description;

    PublishOperations(Functions functions, Destinations destinations, LambdaOptions options) {
        this.functions = functions;
        this.destinations = destinations;
        this.options = options;
        this.description = new FunctionDescription(options);
    }

    /** <a href="https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html">PublishVersion</a>. */
    ObjectNode publish(LambdaRequest request, RequestFields fields) {
        request.allowParameters();
        fields.allow();
        FunctionPool version = find(request).publish();
        return description.configuration(
                version.function(),
                version.state(),
                Optional.of(version.function().version()));
    }

    /** <a href="https://docs.aws.amazon.com/lambda/latest/api/API_CreateAlias.html">CreateAlias</a>. */
    ObjectNode createAlias(LambdaRequest request, RequestFields fields) {
        request.allowParameters();
        fields.allow("Name", "FunctionVersion");
        String name = fields.text("Name");
        String version = fields.text("FunctionVersion");
        DeployedFunction function = find(request);
        if (!name.matches("(?!\\d+$)[a-zA-Z0-9-_]{1,128}")) {
            throw LambdaErrors.invalidParameter(
                    "Name is '" + name + "', expected 1 to 128 letters, digits, - or _, not digits alone");
        }
        String arn = options.arnOf(function.latest().name()) + ":";
        if (function.versionOf(version).isPresent() || function.target(version).isEmpty()) {
            throw LambdaErrors.functionNotFound(arn + version);
        }
        if (!function.alias(name, version)) {
            throw LambdaErrors.conflict("Alias already exists: " + arn + name);
        }
        return alias(arn + name, name, version);
    }

    /** <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetAlias.html">GetAlias</a>. */
    ObjectNode alias(LambdaRequest request) {
        request.allowParameters();
        DeployedFunction function = find(request);
        String name = request.path().getLast();
        String arn = options.arnOf(function.latest().name()) + ":" + name;
        String version = function.versionOf(name)
                .orElseThrow(() ->
                        new LambdaServiceException("ResourceNotFoundException", 404, "Cannot find alias arn: " + arn));
        return alias(arn, name, version);
    }

    /** Sets how asynchronous invocations are handled, see {@link EventInvokeConfig}. */
    ObjectNode putEventInvokeConfig(LambdaRequest request, RequestFields fields) {
        request.allowParameters("Qualifier");
        String qualifier = request.parameter("Qualifier").orElse(FunctionReference.LATEST);
        EventInvokeConfig config = EventInvokeConfig.of(fields);
        FunctionSpec version =
                functions.target(name(request), Optional.of(qualifier)).pool().function();
        config.onFailure().ifPresent(destination -> destinations.check(version, destination));
        find(request).handle(qualifier, config);
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("FunctionArn", options.arnOf(version.name()) + ":" + qualifier)
                .put("LastModified", Instant.now().getEpochSecond())
                .put("MaximumRetryAttempts", config.maximumRetryAttempts())
                .put("MaximumEventAgeInSeconds", config.maximumEventAge().toSeconds());
        ObjectNode configured = answer.putObject("DestinationConfig");
        configured.putObject("OnSuccess");
        ObjectNode onFailure = configured.putObject("OnFailure");
        config.onFailure().ifPresent(destination -> onFailure.put("Destination", destination));
        return answer;
    }

    /** <a href="https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionConcurrency.html">PutFunctionConcurrency</a>. */
    ObjectNode putConcurrency(LambdaRequest request, RequestFields fields) {
        request.allowParameters();
        fields.allow("ReservedConcurrentExecutions");
        int reserved = fields.whole("ReservedConcurrentExecutions", -1, 0, MOST_CONCURRENT);
        if (reserved < 0) {
            throw LambdaErrors.invalidParameter("ReservedConcurrentExecutions is missing");
        }
        find(request).reserve(reserved);
        return JsonNodeFactory.instance.objectNode().put("ReservedConcurrentExecutions", reserved);
    }

    private DeployedFunction find(LambdaRequest request) {
        return functions.find(name(request));
    }

    private static String name(LambdaRequest request) {
        return request.path().get(2);
    }

    private static ObjectNode alias(String arn, String name, String version) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("AliasArn", arn)
                .put("Name", name)
                .put("FunctionVersion", version)
                .put("Description", "");
    }
}
