package io.filetransfer.emulator.lambda;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Reads <a href="https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html">CreateFunction</a>, for Java and code in the
 * request, or on this machine: to send, sign and digest three jars of 20 MB takes seconds when the local run starts. The bounds are
 * those of <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda quotas</a>.
 *
 * @param folder where functions' jars are kept
 */
record CreateFunction(Path folder) {

    private static final String CODE = "Code";
    private static final String ENVIRONMENT = "Environment";
    private static final String LOGGING = "LoggingConfig";
    private static final String SNAP_START = "SnapStart";

    /** @throws LambdaServiceException naming a field that is missing, unsupported or out of its bounds */
    FunctionSpec spec(RequestFields request) {
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
        request.text("Runtime", FunctionSpec.RUNTIME);
        String name = request.text("FunctionName", "[a-zA-Z0-9-_]{1,64}");
        RequestFields logging = logging(request.object(LOGGING));
        return new FunctionSpec(
                name,
                FunctionReference.LATEST,
                code(request.object(CODE)),
                request.text("Handler", "\\S+"),
                variables(request.object(ENVIRONMENT)),
                Duration.ofSeconds(request.whole("Timeout", 3, 1, 900)),
                request.whole("MemorySize", 128, 128, 10_240),
                request.text("Role"),
                snapStart(request.object(SNAP_START)),
                logging.optionalText("LogGroup").orElse("/aws/lambda/" + name),
                logging.oneOf("ApplicationLogLevel", "INFO", "TRACE", "DEBUG", "WARN", "ERROR", "FATAL"));
    }

    private static Map<String, String> variables(RequestFields environment) {
        environment.allow("Variables");
        Map<String, String> variables = environment.object("Variables").texts();
        Set<String> reserved = LambdaVariables.reservedIn(variables);
        if (!reserved.isEmpty()) {
            throw LambdaServiceException.invalidParameter("Lambda reserves the environment variables " + reserved);
        }
        return variables;
    }

    private static boolean snapStart(RequestFields snapStart) {
        snapStart.allow("ApplyOn");
        return snapStart.oneOf("ApplyOn", "None", "PublishedVersions").equals("PublishedVersions");
    }

    /** Logs are JSON. The level of Lambda's own lines is taken and has no effect: all are written. */
    private static RequestFields logging(RequestFields logging) {
        logging.allow("LogFormat", "ApplicationLogLevel", "SystemLogLevel", "LogGroup");
        logging.text("LogFormat", "JSON");
        return logging;
    }

    private FunctionCode code(RequestFields code) {
        code.allow("ZipFile", "S3Bucket", "S3Key");
        if (code.optionalText("S3Bucket").isEmpty()) {
            return FunctionCode.kept(code.bytes("ZipFile"), folder.resolve(UUID.randomUUID() + ".jar"));
        }
        code.oneOf("S3Bucket", LambdaService.THIS_MACHINE);
        Path jar = Path.of(code.text("S3Key"));
        if (!Files.isRegularFile(jar)) {
            throw LambdaServiceException.invalidParameter(
                    "Code.S3Key is '" + jar + "', expected a jar on this machine");
        }
        return FunctionCode.inPlace(jar);
    }
}
