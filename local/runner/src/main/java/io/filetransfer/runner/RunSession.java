package io.filetransfer.runner;

import io.filetransfer.emulator.cloud.CloudClients;
import io.filetransfer.emulator.cloud.LocalCloud;
import io.filetransfer.runner.Input.InputFile;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Gatherers;

/** What a user sees of a run: upload, transfer, report, and how to look around afterwards. */
final class RunSession {

    private static final int UPLOADS_AT_ONCE = 16;

    private final LocalCloud cloud;
    private final TransferNames names;
    private final String region;
    private final FastFactor fast;
    private final PrintWriter out;

    RunSession(LocalCloud cloud, TransferNames names, String region, FastFactor fast, PrintWriter out) {
        this.cloud = cloud;
        this.names = names;
        this.region = region;
        this.fast = fast;
        this.out = out;
    }

    /** Says where the services are, and once what of the template they leave out. */
    void start(Collection<String> leftOut) {
        out.printf("S3, DynamoDB, Lambda and Step Functions at %s%n", cloud.endpoint());
        out.printf("Not emulated locally: %s%n", String.join(", ", leftOut));
    }

    /**
     * Uploads the input, transfers it and reports.
     *
     * @return whether the execution succeeded
     */
    boolean transfer(Input input, String executionInput) throws InterruptedException {
        out.printf("Uploading %d files to %s%n", input.files().size(), names.sourceUri());
        out.flush();
        input.files().stream()
                .gather(Gatherers.mapConcurrent(UPLOADS_AT_ONCE, this::upload))
                .forEach(uploaded -> {});
        warnOfTextFiles(input.count(SourceFile.Kind.TXT));
        long found = input.count(SourceFile.Kind.CSV);
        TransferOutcome outcome = new TransferRun(cloud.clients(), names)
                .run(executionInput, found, new Progress(out, found, isTerminal()));
        new Report(out, names, fast).print(outcome);
        if (!input.leftOut().isEmpty()) {
            out.printf(
                    "  not uploaded:      %d entries of --source, named above%n",
                    input.leftOut().size());
        }
        return outcome.succeeded();
    }

    private InputFile upload(InputFile file) {
        try {
            cloud.directS3()
                    .putObject(
                            put -> put.bucket(names.sourceBucket()).key(names.sourcePrefix() + file.path()),
                            file.content().get());
            return file;
        } catch (RuntimeException e) {
            throw new UserException("the upload failed: " + e.getMessage());
        }
    }

    private void warnOfTextFiles(long textFiles) {
        if (textFiles > 0) {
            out.printf(
                    "Of these files, %d contain .txt: nobody moves them, the status check waits for them, and the execution will"
                            + " fail.%n",
                    textFiles);
            out.flush();
        }
    }

    /** Prints commands that work against the run while it is kept. */
    void printCommands(Path logs) {
        String any = CloudClients.ANY_CREDENTIAL;
        out.println();
        out.printf("The functions' logs are in %s%n", logs);
        out.println("Everything keeps running until Ctrl-C. In another terminal:");
        out.printf("  export AWS_ENDPOINT_URL=%s AWS_DEFAULT_REGION=%s%n", cloud.endpoint(), region);
        out.printf("  export AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s%n", any, any);
        out.printf("  aws s3 ls --recursive s3://%s/%n", names.destinationBucket());
        out.printf("  aws s3 cp FILE.csv %s%n", names.sourceUri());
        out.printf("  aws dynamodb scan --table-name %s%n", names.statusTable());
        out.println("  aws lambda list-functions");
        out.printf("  aws stepfunctions start-execution --state-machine-arn %s%n", names.stateMachineArn());
        out.printf("  aws stepfunctions list-executions --state-machine-arn %s%n", names.stateMachineArn());
        out.flush();
    }

    @SuppressWarnings("SystemConsoleNull") // since JDK 25 it is null again when input or output is redirected
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
