package io.filetransfer.emulator.lambda;

/**
 * Whether a version of a function can be invoked, see <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html">Lambda function states</a>.
 *
 * @param name the state
 * @param reason why it is pending or has failed; empty when it is active
 */
record VersionState(String name, String reason) {

    static final VersionState ACTIVE = new VersionState("Active", "");
    static final VersionState PENDING = new VersionState("Pending", "The function is being created.");

    static VersionState failed(ErrorDocument error) {
        return new VersionState("Failed", error.message().isEmpty() ? error.type() : error.message());
    }
}
