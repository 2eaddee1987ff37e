package io.filetransfer.emulator.lambda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The operations on functions, their versions and aliases, and on how they are invoked: those that the deployer uses. */
final class FunctionOperations {

    private static final int MOST_CONCURRENT = 1_000_000;

    private final Functions functions;
    private final Destinations destinations;
    private final LambdaOptions options;
    private final CreateFunction creation;

    /** @param folder where functions' jars are kept */
    FunctionOperations(Functions functions, Destinations destinations, LambdaOptions options, Path folder) {
        this.functions = functions;
        this.destinations = destinations;
        this.options = options;
        this.creation = new CreateFunction(folder);
    }

    /** Creates a function, see {@link CreateFunction}. */
    ObjectNode create(RequestFields fields) {
        FunctionSpec spec = creation.spec(fields);
        functions.create(spec);
        return describe(spec, VersionState.ACTIVE, Optional.empty());
    }

    /** <a href="https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html">ListFunctions</a>, all on one page. */
    ObjectNode list() {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode list = page.putArray("Functions");
        functions.all().forEach(each -> list.add(describe(each.latest(), VersionState.ACTIVE, Optional.empty())));
        return page;
    }

    /** <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html">GetFunctionConfiguration</a>. */
    ObjectNode configuration(LambdaRequest request) {
        FunctionReference reference = FunctionReference.parse(request.function(), request.qualifier());
        FunctionPool version = functions.target(reference).pool();
        return describe(version.function(), version.state(), reference.qualifier());
    }

    /** <a href="https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html">PublishVersion</a>. */
    ObjectNode publish(LambdaRequest request, RequestFields fields) {
        fields.allow();
        FunctionPool version = functions.find(request.function()).publish();
        return describe(
                version.function(),
                version.state(),
                Optional.of(version.function().version()));
    }

    /** <a href="https://docs.aws.amazon.com/lambda/latest/api/API_CreateAlias.html">CreateAlias</a>. */
    ObjectNode createAlias(LambdaRequest request, RequestFields fields) {
        fields.allow("Name", "FunctionVersion");
        String name = fields.text("Name");
        String version = fields.text("FunctionVersion");
        DeployedFunction function = functions.find(request.function());
        if (!name.matches("(?!\\d+$)[a-zA-Z0-9-_]{1,128}")) {
            throw LambdaServiceException.invalidParameter(
                    "Name is '" + name + "', expected 1 to 128 letters, digits, - or _, not digits alone");
        }
        if (function.versionOf(version).isPresent() || function.target(version).isEmpty()) {
            throw LambdaServiceException.functionNotFound(arn(function, version));
        }
        if (!function.alias(name, version)) {
            throw LambdaServiceException.conflict("Alias already exists: " + arn(function, name));
        }
        return describeAlias(function, name, version);
    }

    /** <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetAlias.html">GetAlias</a>. */
    ObjectNode alias(LambdaRequest request) {
        DeployedFunction function = functions.find(request.function());
        String name = request.path().getLast();
        String version = function.versionOf(name)
                .orElseThrow(() -> new LambdaServiceException(
                        "ResourceNotFoundException", 404, "Cannot find alias arn: " + arn(function, name)));
        return describeAlias(function, name, version);
    }

    /** Sets how asynchronous invocations are handled, see {@link EventInvokeConfig}. */
    ObjectNode putEventInvokeConfig(LambdaRequest request, RequestFields fields) {
        String qualifier = request.qualifier().orElse(FunctionReference.LATEST);
        EventInvokeConfig config = EventInvokeConfig.of(fields);
        FunctionSpec version = functions
                .target(FunctionReference.parse(request.function(), Optional.of(qualifier)))
                .pool()
                .function();
        config.onFailure().ifPresent(destination -> destinations.check(version, destination));
        DeployedFunction function = functions.find(request.function());
        function.handle(qualifier, config);
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("FunctionArn", arn(function, qualifier))
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
        fields.allow("ReservedConcurrentExecutions");
        int reserved = fields.whole("ReservedConcurrentExecutions", 0, MOST_CONCURRENT);
        functions.find(request.function()).reserve(reserved);
        return JsonNodeFactory.instance.objectNode().put("ReservedConcurrentExecutions", reserved);
    }

    /** Describes a version as <a href="https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html">Lambda</a> does. */
    private ObjectNode describe(FunctionSpec function, VersionState state, Optional<String> qualifier) {
        String arn = options.arnOf(function.name());
        ObjectNode configuration = function.describe()
                .put("FunctionArn", qualifier.map(name -> arn + ":" + name).orElse(arn))
                .put("State", state.name());
        if (!state.reason().isEmpty()) {
            configuration.put("StateReason", state.reason());
        }
        return configuration;
    }

    private ObjectNode describeAlias(DeployedFunction function, String name, String version) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("AliasArn", arn(function, name))
                .put("Name", name)
                .put("FunctionVersion", version)
                .put("Description", "");
    }

    private String arn(DeployedFunction function, String qualifier) {
        return options.arnOf(function.latest().name()) + ":" + qualifier;
    }
}
