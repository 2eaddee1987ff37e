package io.filetransfer.runner;

import io.filetransfer.emulator.template.FunctionResource;
import io.filetransfer.emulator.template.Stack;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a run needs to know of the deployed system: where files go in and come out, and what to start.
 *
 * @param sourceBucket bucket of the raw zone
 * @param sourcePrefix folder of the raw zone, ending in a slash
 * @param destinationBucket bucket of the refined zone
 * @param destinationPrefix folder of the refined zone, ending in a slash
 * @param statusTable the table with each file's state
 * @param stateMachineArn the state machine
 */
public record TransferNames(
        String sourceBucket,
        String sourcePrefix,
        String destinationBucket,
        String destinationPrefix,
        String statusTable,
        String stateMachineArn) {

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");

    /**
     * Reads the names from a stack.
     *
     * @throws UserException when a bucket has a name that a local run cannot use
     */
    public static TransferNames of(Stack stack) {
        Map<String, String> environment = stack.functions().stream()
                .map(FunctionResource::environment)
                .findFirst()
                .orElseThrow(() -> new UserException("the template has no function"));
        TransferNames names = new TransferNames(
                environment.get("SOURCE_BUCKET"),
                environment.get("SOURCE_PREFIX") + "/",
                environment.get("DESTINATION_BUCKET"),
                environment.get("DESTINATION_PREFIX") + "/",
                environment.get("STATUS_TABLE"),
                stack.stateMachines().getFirst().arn());
        requireBucket("SourceBucket", names.sourceBucket);
        requireBucket("DestinationBucket", names.destinationBucket);
        return names;
    }

    /** With a dot in it, the functions' SDK would ask for {@code my.bucket.127.0.0.1}. */
    private static void requireBucket(String parameter, String name) {
        if (!BUCKET.matcher(name).matches()) {
            throw new UserException(
                    "%s is '%s', expected 3 to 63 small letters, digits and hyphens: a local run takes no dots"
                            .formatted(parameter, name));
        }
    }

    /** Returns the raw zone as {@code s3://bucket/raw/}. */
    public String sourceUri() {
        return "s3://" + sourceBucket + "/" + sourcePrefix;
    }

    /** Returns the refined zone as {@code s3://bucket/refined/}. */
    public String destinationUri() {
        return "s3://" + destinationBucket + "/" + destinationPrefix;
    }
}
