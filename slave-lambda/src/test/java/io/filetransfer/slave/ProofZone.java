package io.filetransfer.slave;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.common.config.FileKeys;
import io.filetransfer.common.config.TransferSettings;
import io.filetransfer.common.log.FunctionLog;
import io.filetransfer.common.tables.StatusTable;
import io.filetransfer.common.testing.FakeContext;
import io.filetransfer.common.testing.InMemoryDynamoDb;
import io.filetransfer.common.testing.RecordedLog;
import io.filetransfer.common.testing.TestFiles;
import io.filetransfer.emulator.calls.CallHook;
import io.filetransfer.emulator.s3.InMemoryS3;
import io.filetransfer.emulator.s3.S3Limits;
import io.filetransfer.emulator.s3.StoredObject;
import io.filetransfer.slave.move.FileMover;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Two zones and a table on models of AWS with tiny size limits, the history of every version that the files' owner has written, what
 * the owner has deleted and a consumer has taken from the destination, and what must hold of them.
 */
final class ProofZone {

    static final String RAW = "landing";
    static final String REFINED = "lake";
    static final int THRESHOLD = 4;
    static final int PART = 3;

    private static final String TABLE = "file-transfer-status";

    private static final String PENDING = "pending#1";
    private static final String EXECUTION = "\"execution_id\":\"arn:execution:a\"";

    private final InMemoryS3 s3 = new InMemoryS3(RAW, REFINED);
    private final InMemoryDynamoDb dynamoDb = new InMemoryDynamoDb(TABLE, "executions");
    private final TransferSettings transfer =
            new TransferSettings(RAW, REFINED, FileKeys.of("raw", "refined"), TABLE, "executions");
    private final int partSize;
    private final Map<String, List<String>> versions = new TreeMap<>();
    private final Map<String, Integer> newestMoved = new TreeMap<>();
    private final Set<String> pending = new TreeSet<>();
    private final Map<String, Set<String>> withdrawn = new TreeMap<>();

    ProofZone() {
        this(PART);
    }

    ProofZone(int partSize) {
        this.partSize = partSize;
        s3.withLimits(new S3Limits(Math.max(THRESHOLD, partSize), PART, 100));
    }

    void hook(CallHook hook) {
        s3.hook(hook);
        dynamoDb.hook(hook);
    }

    InMemoryS3 s3() {
        return s3;
    }

    InMemoryDynamoDb dynamoDb() {
        return dynamoDb;
    }

    TransferSettings transfer() {
        return transfer;
    }

    /** Puts a version at the destination that is older than any of the source. */
    void putOlder(String file, String content) {
        versionsOf(file).add(content);
        s3.put(REFINED, destination(file), plain(content));
    }

    /** Writes the newest version, as the file's owner does. No version may have the content of another. */
    void write(String file, String content) {
        assertThat(versionsOf(file)).doesNotContain(content);
        versionsOf(file).add(content);
        s3.put(RAW, file, plain(content));
    }

    /** Deletes the file from the source, as its owner does. */
    void delete(String file) {
        withdraw(RAW, file, file);
    }

    /** Takes the file from the destination, as a consumer does. Whatever arrives there later begins anew. */
    void take(String file) {
        withdraw(REFINED, destination(file), file);
        newestMoved.remove(file);
    }

    private void withdraw(String bucket, String key, String file) {
        s3.object(bucket, key).ifPresent(object -> {
            withdrawn.computeIfAbsent(file, name -> new TreeSet<>()).add(object.text());
            s3.remove(bucket, key);
        });
    }

    /** Records the files that are in the source as started, as master does. */
    void recordStarted() {
        new StatusTable(dynamoDb, TABLE, TestFiles.FOR_EVER)
                .recordStarted(TestFiles.listed(s3.objects(RAW).keySet().toArray(String[]::new)), Optional.empty());
    }

    /** Returns the events with which status has the files looked after that are recorded as started and have left the source. */
    List<String> lookAfterUnfinished() {
        return dynamoDb.statuses().entrySet().stream()
                .filter(item -> item.getValue().equals("started") && !isInSource(item.getKey()))
                .map(item -> "{\"file_path\":\"" + item.getKey() + "\"," + EXECUTION + "}")
                .toList();
    }

    /** Runs the function once. */
    void invoke(String event) throws IOException {
        FunctionLog log = new RecordedLog().log();
        SlaveSettings settings =
                new SlaveSettings(transfer, RecordedLog.SETTINGS, TestFiles.FOR_EVER, THRESHOLD, partSize);
        new SlaveHandler(new FileMover(s3, dynamoDb, settings), log)
                .handleRequest(
                        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                        new ByteArrayOutputStream(),
                        new FakeContext(900_000));
    }

    /** Returns the event for the version of a file that is there now, as master sends it for an execution. */
    String listed(String file) {
        return "{" + fields(file) + "," + EXECUTION + "}";
    }

    String listed(String first, String... others) {
        List<String> files = new ArrayList<>(List.of("{" + fields(first) + "}"));
        for (String other : others) {
            files.add("{" + fields(other) + "}");
        }
        waitFor(first, others);
        return "{\"files\":[" + String.join(",", files) + "]," + EXECUTION + ",\"pending\":\"" + PENDING + "\"}";
    }

    /** Has the execution remember the files, as master does. */
    private void waitFor(String first, String... others) {
        pending.add(first);
        pending.addAll(List.of(others));
        dynamoDb.putItem(put -> put.tableName("executions")
                .item(Map.of(
                        "execution_id", AttributeValue.fromS("arn:execution:a"),
                        "entry", AttributeValue.fromS(PENDING))));
    }

    private String fields(String file) {
        StoredObject object = s3.object(RAW, file).orElseThrow();
        return "\"file_path\":\"%s\",\"etag\":%s,\"size\":%d".formatted(file, quoted(object.etag()), object.size());
    }

    int writes() {
        return versions.values().stream().mapToInt(List::size).sum();
    }

    /** Returns everything that the models hold. */
    String state() {
        return s3.objects(RAW) + "\n" + s3.objects(REFINED) + "\n" + s3.openParts(REFINED) + "\n" + dynamoDb.items();
    }

    /** Requires what must hold at every moment: nothing is lost, nothing goes back, nothing is where it does not belong. */
    void check() {
        requireKeys(s3.objects(RAW), versions.keySet());
        requireKeys(
                s3.objects(REFINED),
                versions.keySet().stream().map(ProofZone::destination).toList());
        versions.keySet().forEach(this::check);
        if (!isRemembered()) {
            pending.forEach(this::checkCompleted);
        }
    }

    /**
     * Requires that the source is empty and the newest version of every file whole at the destination, unless it was withdrawn, and
     * recorded so. A file that was withdrawn before master listed it has no item.
     */
    void checkAllMoved() {
        check();
        assertThat(s3.objects(RAW)).as("source").isEmpty();
        versions.keySet().stream()
                .filter(file -> !isWithdrawn(file) || dynamoDb.items().containsKey(file))
                .forEach(this::checkCompleted);
    }

    /** Requires, where nobody writes and one slave runs, that a file is not recorded as completed before its source is gone. */
    void checkNoneCompletedTooEarly() {
        dynamoDb.statuses()
                .forEach((file, status) -> assertThat(status.equals("completed") && isInSource(file))
                        .as("%s is completed, and still in the source", file)
                        .isFalse());
    }

    /** Requires that the file is recorded as completed, and as gone only if a version of it was withdrawn. */
    void checkCompleted(String file) {
        assertThat(dynamoDb.statuses().get(file)).as("status of " + file).isEqualTo("completed");
        assertThat(dynamoDb.items().get(file).get("outcome").s())
                .as("outcome of %s, of which %s were withdrawn", file, withdrawnOf(file))
                .isIn(withdrawnOf(file).isEmpty() ? List.of("MOVED") : List.of("MOVED", "GONE"));
    }

    private boolean isRemembered() {
        return dynamoDb.items("executions").containsKey("arn:execution:a " + PENDING);
    }

    boolean isInSource(String file) {
        return s3.object(RAW, file).isPresent();
    }

    private void check(String file) {
        List<String> written = versions.get(file);
        Optional<String> source = s3.object(RAW, file).map(StoredObject::text);
        Optional<String> destination = s3.object(REFINED, destination(file)).map(StoredObject::text);
        if (!isWithdrawn(file) && !source.or(() -> destination).equals(Optional.of(written.getLast()))) {
            throw new AssertionError("LOST: the newest of %s of %s is not there; source holds %s, destination %s"
                    .formatted(written, file, source, destination));
        }
        int moved = destination.map(written::indexOf).orElse(-1);
        if (destination.isPresent() && moved < 0) {
            throw new AssertionError(
                    "MIXED: %s holds %s, which is none of %s".formatted(destination(file), destination, written));
        }
        if (moved < newestMoved.getOrDefault(file, -1)) {
            throw new AssertionError("BACK: %s went back to the older %s of %s"
                    .formatted(destination(file), destination.orElse("nothing"), written));
        }
        newestMoved.put(file, moved);
    }

    private static void requireKeys(Map<String, String> objects, java.util.Collection<String> expected) {
        if (!expected.containsAll(objects.keySet())) {
            throw new AssertionError("FOREIGN: there are " + objects.keySet() + ", expected only " + expected);
        }
    }

    private boolean isWithdrawn(String file) {
        return withdrawnOf(file).contains(versionsOf(file).getLast());
    }

    private Set<String> withdrawnOf(String file) {
        return withdrawn.getOrDefault(file, Set.of());
    }

    private List<String> versionsOf(String file) {
        return versions.computeIfAbsent(file, name -> new ArrayList<>());
    }

    /** Objects that were uploaded before S3 kept a checksum of each have none: nothing but conditions keeps their parts together. */
    private static StoredObject plain(String content) {
        return StoredObject.of(content).withChecksumAlgorithm(null);
    }

    private static String destination(String file) {
        return file.replaceFirst("^raw/", "refined/");
    }

    private static String quoted(String etag) {
        return "\"" + etag.replace("\"", "\\\"") + "\"";
    }
}
