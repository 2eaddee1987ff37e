package io.filetransfer.emulator.lambda;

import io.filetransfer.emulator.iam.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

    private static final Set<String> RESERVED = Set.of(
            "_HANDLER",
            "AWS_ACCESS_KEY_ID",
            "AWS_DEFAULT_REGION",
            "AWS_EXECUTION_ENV",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "AWS_LAMBDA_FUNCTION_NAME",
            "AWS_LAMBDA_FUNCTION_VERSION",
            "AWS_LAMBDA_INITIALIZATION_TYPE",
            "AWS_LAMBDA_LOG_FORMAT",
            "AWS_LAMBDA_LOG_GROUP_NAME",
            "AWS_LAMBDA_LOG_LEVEL",
            "AWS_LAMBDA_LOG_STREAM_NAME",
            "AWS_LAMBDA_RUNTIME_API",
            "AWS_REGION",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "LAMBDA_RUNTIME_DIR",
            "LAMBDA_TASK_ROOT");

    private final LambdaOptions options;

    LambdaVariables(LambdaOptions options) {
        this.options = options;
    }

    static Set<String> reservedIn(Map<String, String> environment) {
        Set<String> reserved = new TreeSet<>(environment.keySet());
        reserved.retainAll(RESERVED);
        return reserved;
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
