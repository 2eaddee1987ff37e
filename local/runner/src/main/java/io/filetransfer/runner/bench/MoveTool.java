package io.filetransfer.runner.bench;

import io.filetransfer.emulator.cloud.CloudClients;
import io.filetransfer.runner.TransferNames;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program that moves what is in the raw zone, where it is installed. */
enum MoveTool {
    RCLONE("rclone move") {
        @Override
        List<String> command(TransferNames names, URI endpoint) {
            return List.of(
                    "rclone",
                    "move",
                    ":s3:" + names.sourceBucket() + "/" + names.sourcePrefix(),
                    ":s3:" + names.destinationBucket() + "/" + names.destinationPrefix(),
                    "--config=/dev/null",
                    "--s3-provider=Other",
                    "--s3-env-auth",
                    "--s3-no-check-bucket",
                    "--s3-endpoint=" + endpoint,
                    "--transfers=16",
                    "--checkers=16");
        }
    },
    S5CMD("s5cmd mv") {
        @Override
        List<String> command(TransferNames names, URI endpoint) {
            return List.of(
                    "s5cmd",
                    "--endpoint-url=" + endpoint,
                    "--log=error",
                    "mv",
                    names.sourceUri() + "*",
                    names.destinationUri());
        }
    },
    AWS("aws s3 mv") {
        @Override
        List<String> command(TransferNames names, URI endpoint) {
            return List.of(
                    "aws",
                    "--endpoint-url=" + endpoint,
                    "s3",
                    "mv",
                    "--recursive",
                    "--only-show-errors",
                    names.sourceUri(),
                    names.destinationUri());
        }
    };

    private static final Duration TIMEOUT = Duration.ofHours(1);

    private final String title;

    MoveTool(String title) {
        this.title = title;
    }

    abstract List<String> command(TransferNames names, URI endpoint);

    String title() {
        return title;
    }

    /**
     * Moves everything.
     *
     * @return how long it took; empty when the program is not installed or fails
     */
    Optional<Duration> run(TransferNames names, URI endpoint, String region) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command(names, endpoint))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID", CloudClients.ANY_CREDENTIAL,
                        "AWS_SECRET_ACCESS_KEY", CloudClients.ANY_CREDENTIAL,
                        "AWS_REGION", region));
        long start = System.nanoTime();
        try {
            Process process = builder.start();
            if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return process.exitValue() == 0 ? Optional.of(took) : Optional.empty();
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
    }
}
