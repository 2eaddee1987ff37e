package io.filetransfer.runner;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filetransfer.emulator.cloud.CloudClients;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;

/** Writes to a folder, when a run ends, what would go with the services: the zones, the status table, the histories and the logs. */
final class Export implements AutoCloseable {

    private static final int DOWNLOADS_AT_ONCE = 16;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;
    private final CloudClients clients;
    private final TransferNames names;
    private final Path logs;
    private final PrintWriter out;
    private boolean written;

    Export(Path folder, CloudClients clients, TransferNames names, Path logs, PrintWriter out) {
        this.folder = folder;
        this.clients = clients;
        this.names = names;
        this.logs = logs;
        this.out = out;
    }

    /**
     * Makes the folder.
     *
     * @throws UserException when it cannot be made or written, or is not empty: nothing of the user's is replaced
     */
    static void prepare(Path folder) {
        try (Stream<Path> entries = Files.list(Files.createDirectories(folder))) {
            if (entries.findAny().isPresent()) {
                throw unusable(folder, "which is not empty");
            }
        } catch (IOException e) {
            throw unusable(
                    folder, "which cannot be made or read (" + e.getClass().getSimpleName() + ")");
        }
        if (!Files.isWritable(folder)) {
            throw unusable(folder, "which cannot be written");
        }
    }

    private static UserException unusable(Path folder, String why) {
        return new UserException("--export is '%s', %s: expected a new or empty folder".formatted(folder, why));
    }

    /**
     * Writes all of it, once. The raw zone comes first, so that a file that is being moved is in at least one of the two.
     *
     * @throws UncheckedIOException when a file cannot be written
     */
    @Override
    public synchronized void close() {
        if (written) {
            return;
        }
        written = true;
        try {
            copyLogs();
            writeTable();
            writeHistories();
            long raw = download(names.sourceBucket(), names.sourcePrefix(), folder.resolve("raw"));
            long refined = download(names.destinationBucket(), names.destinationPrefix(), folder.resolve("refined"));
            out.printf("Exported to %s: %d files in refined, %d in raw%n", folder, refined, raw);
            out.flush();
        } catch (IOException e) {
            throw failed(e);
        } catch (UncheckedIOException e) {
            throw failed(e.getCause());
        }
    }

    private UncheckedIOException failed(IOException e) {
        return new UncheckedIOException("the export to '%s' failed: %s".formatted(folder, e), e);
    }

    private void copyLogs() throws IOException {
        try (Stream<Path> files = Files.walk(logs)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        folder.resolve("logs").resolve(logs.relativize(file).toString()));
            }
        }
    }

    private void writeTable() throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(folder.resolve("status.jsonl"))) {
            for (var item : clients.dynamoDb()
                    .scanPaginator(scan -> scan.tableName(names.statusTable()))
                    .items()) {
                lines.write(SdkJson.of(item) + "\n");
            }
        }
    }

    /** Beside the run's own execution there may be others that were started while it was kept. */
    private void writeHistories() throws IOException {
        KeyFiles files = new KeyFiles(folder.resolve("history"));
        for (ExecutionListItem execution : clients.stepFunctions()
                .listExecutionsPaginator(list -> list.stateMachineArn(names.stateMachineArn()))
                .executions()) {
            List<ObjectNode> events = clients
                    .stepFunctions()
                    .getExecutionHistoryPaginator(history -> history.executionArn(execution.executionArn()))
                    .events()
                    .stream()
                    .map(SdkJson::of)
                    .toList();
            Path file = files.file(execution.name() + ".json");
            Files.createDirectories(file.getParent());
            JSON.writeValue(file.toFile(), Map.of("events", events));
        }
    }

    private long download(String bucket, String prefix, Path zone) throws IOException {
        Files.createDirectory(zone);
        KeyFiles files = new KeyFiles(zone);
        return new Zones(clients, names)
                .objects(bucket, prefix)
                .map(object -> new Download(
                        bucket, object.key(), files.file(object.key().substring(prefix.length()))))
                .gather(Gatherers.mapConcurrent(DOWNLOADS_AT_ONCE, this::download))
                .filter(there -> there)
                .count();
    }

    private boolean download(Download download) {
        try (InputStream content =
                clients.s3().getObject(get -> get.bucket(download.bucket).key(download.key))) {
            Files.createDirectories(download.file.getParent());
            Files.copy(content, download.file);
            return true;
        } catch (NoSuchKeyException movedSinceItWasListed) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Download(String bucket, String key, Path file) {}
}
