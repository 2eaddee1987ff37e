package io.filetransfer.status.check;

import io.filetransfer.common.aws.ListedFile;
import io.filetransfer.common.config.FileKeys;
import io.filetransfer.common.config.TransferSettings;
import io.filetransfer.common.events.Execution;
import io.filetransfer.common.tables.ExecutionsTable;
import io.filetransfer.common.tables.FileFailure;
import io.filetransfer.common.tables.StatusTable;
import io.filetransfer.common.testing.StatusTables;
import io.filetransfer.common.testing.TestFiles;
import io.filetransfer.emulator.calls.CallHook;
import io.filetransfer.emulator.s3.InMemoryS3;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A zone, and the two tables in DynamoDB Local, for one test; counts the requests to the tables. */
public final class ZoneAndTables implements CallHook {

    public static final Instant START = Instant.parse("2026-11-22T10:00:00.500Z");
    public static final Instant BEFORE = START.minusSeconds(60);
    public static final Execution ONE = new Execution("arn:execution:one", START);
    public static final Execution TWO = new Execution("arn:execution:two", START.plusSeconds(60));
    public static final int ATTEMPTS = 3;

    private final DatedZone s3 = new DatedZone();
    private final String statusTable = StatusTables.create();
    private final String executionsTable = StatusTables.createExecutions();
    private final StatusTable recorded = new StatusTable(StatusTables.client(), statusTable, TestFiles.FOR_EVER);
    private final FakeSlaves slaves = new FakeSlaves();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    public DatedZone s3() {
        return s3;
    }

    public List<String> requests() {
        return List.copyOf(requests);
    }

    public FakeSlaves slaves() {
        return slaves;
    }

    /** Returns where the zone and the tables are. */
    public TransferSettings transfer() {
        return new TransferSettings(
                DatedZone.BUCKET, DatedZone.BUCKET, FileKeys.of("raw", "refined"), statusTable, executionsTable);
    }

    public DynamoDbClient dynamoDb() {
        return Hooked.client(DynamoDbClient.class, StatusTables.client(), this);
    }

    /** Puts a file into the zone before the executions start. */
    public void put(String... keys) {
        for (String key : keys) {
            s3.put(key, key, BEFORE);
        }
    }

    /** Does what an execution's master does with the version of a file that has this content. */
    public void recordVersion(Execution execution, String key, String content) {
        recorded.recordStarted(
                List.of(new ListedFile(key, InMemoryS3.etag(content), 1, BEFORE)), Optional.of(execution));
    }

    public void record(Execution execution, String... keys) {
        for (String key : keys) {
            recordVersion(execution, key, key);
        }
    }

    /** Does what master does for the files of one invocation of the slave; returns the entry that remembers them. */
    String recordTogether(Execution execution, String... keys) {
        ExecutionsTable executions =
                new ExecutionsTable(StatusTables.client(), executionsTable, InstantSource.system());
        String entry = executions.addPending(execution.id(), List.of(keys));
        recorded.recordStarted(TestFiles.listed(keys), Optional.of(execution), false);
        return entry;
    }

    /** Does what master does for a file whose slave it cannot invoke. */
    void withdraw(Execution execution, String key) {
        recorded.withdraw(key, execution);
    }

    public void complete(String... keys) {
        for (String key : keys) {
            recorded.markCompleted(key);
        }
    }

    /** Does what a slave does at each failed attempt, and status when Lambda has given up. */
    public void fail(Execution execution, String key, int attempts) {
        for (int i = 0; i < attempts; i++) {
            recorded.recordFailure(key, new IllegalStateException("attempt " + (i + 1)));
        }
        if (attempts >= ATTEMPTS) {
            new ExecutionsTable(StatusTables.client(), executionsTable, InstantSource.system())
                    .recordFailure(
                            execution.id(),
                            key,
                            new FileFailure("RetriesExhausted after " + attempts + " attempts", "not its own error"));
        }
    }

    /** Deletes both tables. */
    public void deleteTables() {
        StatusTables.client().deleteTable(delete -> delete.tableName(statusTable));
        StatusTables.client().deleteTable(delete -> delete.tableName(executionsTable));
    }

    /** Writes an item with these attributes alone. */
    public void item(Map<String, String> attributes) {
        Map<String, AttributeValue> item = new HashMap<>();
        attributes.forEach((name, value) -> item.put(name, AttributeValue.fromS(value)));
        StatusTables.client().putItem(put -> put.tableName(statusTable).item(item));
    }

    @Override
    public void before(String call) {
        requests.add(call);
    }
}
