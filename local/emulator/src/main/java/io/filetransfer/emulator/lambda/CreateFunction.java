package io.filetransfer.emulator.lambda;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * <a href="https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html">CreateFunction</a>, for Java and code in the request, or
 * on this machine: to send, sign and digest three jars of 20 MB takes seconds when the local run starts.
 */
final class CreateFunction {

    private static final String CODE = "Code";
    private static final String ENVIRONMENT = "Environment";
    private static final String LOGGING = "LoggingConfig";
    private static final String SNAP_START = "SnapStart";

    private final Functions functions;
    private final Path folder;

    /** @param folder where functions' jars are kept */
    CreateFunction(Functions functions, Path folder) {
        this.functions = functions;
        this.folder = folder;
    }

    /** @throws LambdaServiceException naming a field that is missing, unsupported or out of its bounds */
    FunctionSpec create(RequestFields request) {
        request.allow(
                "FunctionName",
                "Runtime",
                "Role",
                "Handler",
                CODE,
                "Timeout",
                "MemorySize",
                "PackageType",
                ENVIRONMENT,
                SNAP_START,
                LOGGING);
        request.oneOf("PackageType", "Zip");
        requireRuntime(request.text("Runtime"));
        FunctionSpec spec = spec(request, code(request.object(CODE)));
        functions.create(spec);
        return spec;
    }

    private static FunctionSpec spec(RequestFields request, FunctionCode code) {
        try {
            return new FunctionSpec(
                    request.text("FunctionName"),
                    FunctionReference.LATEST,
                    code,
                    request.text("Handler"),
                    variables(request.object(ENVIRONMENT)),
                    Duration.ofSeconds(request.whole("Timeout", 3, 1, 900)),
                    request.whole("MemorySize", 128, 128, 10_240),
                    request.text("Role"),
                    snapStart(request.object(SNAP_START)),
                    log(request.object(LOGGING), request.text("FunctionName")));
        } catch (IllegalArgumentException e) {
            throw LambdaErrors.invalidParameter(e.getMessage());
        }
    }

    private static void requireRuntime(String runtime) {
        if (!runtime.equals(FunctionDescription.RUNTIME)) {
            throw LambdaErrors.invalidParameter("Runtime is '%s', the embedded Lambda runs %s alone"
                    .formatted(runtime, FunctionDescription.RUNTIME));
        }
    }

    private static Map<String, String> variables(RequestFields environment) {
        environment.allow("Variables");
        return environment.object("Variables").texts();
    }

    private static boolean snapStart(RequestFields snapStart) {
        snapStart.allow("ApplyOn");
        return snapStart.oneOf("ApplyOn", "None", "PublishedVersions").equals("PublishedVersions");
    }

    /** The level of Lambda's own lines is taken and has no effect: all are written. */
    private static FunctionLog log(RequestFields logging, String function) {
        logging.allow("LogFormat", "ApplicationLogLevel", "SystemLogLevel", "LogGroup");
        FunctionLog standard = FunctionLog.text(function);
        return new FunctionLog(
                logging.optionalText("LogGroup").orElse(standard.group()),
                logging.oneOf("LogFormat", "Text", "JSON").equals("JSON"),
                logging.oneOf("ApplicationLogLevel", "INFO", "TRACE", "DEBUG", "WARN", "ERROR", "FATAL"));
    }

    private FunctionCode code(RequestFields code) {
        code.allow("ZipFile", "S3Bucket", "S3Key");
        if (code.optionalText("S3Bucket").isEmpty()) {
            return FunctionCode.kept(code.bytes("ZipFile"), folder.resolve(UUID.randomUUID() + ".jar"));
        }
        code.oneOf("S3Bucket", LambdaService.THIS_MACHINE);
        Path jar = Path.of(code.text("S3Key"));
        if (!Files.isRegularFile(jar)) {
            throw LambdaErrors.invalidParameter("Code.S3Key is '" + jar + "', expected a jar on this machine");
        }
        return FunctionCode.inPlace(jar);
    }
}
