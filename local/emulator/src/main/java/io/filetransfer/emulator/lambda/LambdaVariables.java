package io.filetransfer.emulator.lambda;

import io.filetransfer.emulator.document.DocumentNode;
import io.filetransfer.emulator.document.InvalidDocumentException;
import io.filetransfer.emulator.iam.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The environment variables that Lambda itself sets, see <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime">Defined
 * runtime environment variables</a>.
 */
final class LambdaVariables {

    /** Nothing here checks a signature. */
    private static final String SECRET = "local";

    /** With it the Runtime Interface Client runs the hooks before it asks for the first event. */
    private static final String SNAP_START = "snap-start";

    private static final Pattern RESERVED = Pattern.compile("_HANDLER|LAMBDA_(RUNTIME_DIR|TASK_ROOT)"
            + "|AWS_(ACCESS_KEY_ID|DEFAULT_REGION|EXECUTION_ENV|REGION|SECRET_ACCESS_KEY|SESSION_TOKEN)"
            + "|AWS_LAMBDA_(FUNCTION_(MEMORY_SIZE|NAME|VERSION)|INITIALIZATION_TYPE|RUNTIME_API)"
            + "|AWS_LAMBDA_LOG_(FORMAT|GROUP_NAME|LEVEL|STREAM_NAME)");

    private final LambdaOptions options;

    LambdaVariables(LambdaOptions options) {
        this.options = options;
    }

    /** Reads a function's own variables, which cannot replace Lambda's. */
    static Map<String, String> own(DocumentNode variables) {
        variables.fields().forEach((name, value) -> {
            if (RESERVED.matcher(name).matches()) {
                throw new InvalidDocumentException(value.place() + " is reserved by Lambda");
            }
        });
        return variables.texts();
    }

    /** Returns the whole process environment of one execution environment of the function. */
    Map<String, String> of(FunctionSpec function, EnvironmentFiles files, String logStream, String runtimeApi) {
        Map<String, String> variables = new HashMap<>();
        variables.put("_HANDLER", function.handler());
        variables.put("AWS_REGION", options.region());
        variables.put("AWS_DEFAULT_REGION", options.region());
        variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + FunctionSpec.RUNTIME);
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", function.startsFromSnapshot() ? SNAP_START : "on-demand");
        variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", function.version());
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes()));
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", function.logGroup());
        variables.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
        variables.put("AWS_LAMBDA_LOG_LEVEL", function.logLevel());
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream);
        variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        variables.put("LAMBDA_TASK_ROOT", files.taskRoot().toString());
        variables.put("LAMBDA_RUNTIME_DIR", files.runtimeDirectory().toString());
        variables.put("AWS_ACCESS_KEY_ID", new Session(function.roleArn(), function.name()).accessKeyId());
        variables.put("AWS_SECRET_ACCESS_KEY", SECRET);
        variables.put("AWS_SESSION_TOKEN", SECRET);
        variables.put("AWS_ENDPOINT_URL", options.awsEndpoint().get().toString());
        // Lambda says en_US.UTF-8, which other systems need not have; without it text that is not ASCII is garbled.
        variables.put("LANG", "C.UTF-8");
        variables.put("PATH", "/usr/local/bin:/usr/bin/:/bin:/opt/bin");
        variables.put("TZ", ":UTC");
        variables.putAll(function.environment());
        return variables;
    }
}
