package io.filetransfer.status.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.common.aws.ListedFile;
import io.filetransfer.common.aws.SlaveInvoker;
import io.filetransfer.common.aws.SourceZone;
import io.filetransfer.common.config.FileKeys;
import io.filetransfer.common.config.TransferSettings;
import io.filetransfer.common.events.Execution;
import io.filetransfer.common.tables.ExecutionsTable;
import io.filetransfer.common.tables.StatusTable;
import io.filetransfer.common.testing.StatusTables;
import io.filetransfer.common.testing.TestFiles;
import io.filetransfer.emulator.calls.CallHook;
import io.filetransfer.emulator.s3.InMemoryS3;
import io.filetransfer.status.FanOut;
import io.filetransfer.status.check.CheckResult.Complete;
import io.filetransfer.status.check.CheckResult.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Gatherers;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * What a check costs: requests, items that were read, and time against DynamoDB Local in this JVM, for tables of several sizes. Runs when
 * named: {@code -Dtest=CheckCostBenchmark}, with {@code -Dbenchmark.items=1000,100000,1000000}.
 */
class CheckCostBenchmark implements CallHook {

    private static final int WRITERS = 8;
    private static final int BATCH = 25;
    private static final int LEFT = 2000;
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Execution EXECUTION = new Execution(
            "arn:aws:states:eu-west-1:123456789012:execution:file-transfer-state-machine:2026-11-22", START);

    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();
    private final AtomicLong itemsRead = new AtomicLong();

    @Test
    void check_tablesOfSeveralSizes_printsItsCost() throws Exception {
        for (String items : System.getProperty("benchmark.items", "1000,100000").split(",", -1)) {
            measure(Long.parseLong(items.strip()));
        }
    }

    private void measure(long items) throws Exception {
        String table = StatusTables.create();
        load(table, items);
        DatedZone zone = new DatedZone();
        CompletenessCheck check = check(zone, table);
        Optional<Execution> ofExecution = Optional.of(EXECUTION);
        Optional<Execution> byHand = Optional.empty();
        print(items + " completed, execution", zone, () -> requireComplete(check, ofExecution));
        print(items + " completed, by hand", zone, () -> requireComplete(check, byHand));

        List<ListedFile> left = files(LEFT).toList();
        left.forEach(file -> zone.put(file.key(), "x", START));
        recorded(table).recordStarted(left, Optional.of(EXECUTION));
        print(
                items + " completed, " + LEFT + " files left, execution",
                zone,
                () -> requireIncomplete(check, ofExecution));
        print(items + " completed, " + LEFT + " files left, by hand", zone, () -> requireIncomplete(check, byHand));
        left.forEach(file -> zone.remove(file.key()));
        print(
                items + " completed, " + LEFT + " items unfinished, execution",
                zone,
                () -> requireIncomplete(check, ofExecution));
        print(
                items + " completed, " + LEFT + " items unfinished, by hand",
                zone,
                () -> requireIncomplete(check, byHand));
        StatusTables.client().deleteTable(delete -> delete.tableName(table));
    }

    private CompletenessCheck check(DatedZone zone, String table) {
        TransferSettings transfer = new TransferSettings(
                DatedZone.BUCKET,
                DatedZone.BUCKET,
                FileKeys.of("raw", "refined"),
                table,
                StatusTables.createExecutions());
        DynamoDbClient counted = Hooked.client(DynamoDbClient.class, StatusTables.client(), this);
        return new CompletenessCheck(
                new SourceZone(zone, transfer),
                transfer.keys(),
                new StatusTable(counted, table),
                new ExecutionsTable(counted, transfer.executionsTable(), InstantSource.system()),
                new SlaveInvoker(new FakeSlaves(), "slave"));
    }

    /** Writes items as they are when they have been completed. */
    private static void load(String table, long items) throws Exception {
        Semaphore room = new Semaphore(2 * WRITERS);
        List<Future<?>> writes = new ArrayList<>();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            for (List<Long> batch : LongStream.range(0, items)
                    .boxed()
                    .gather(Gatherers.windowFixed(BATCH))
                    .toList()) {
                room.acquire();
                writes.add(writers.submit(() -> {
                    try {
                        write(table, batch);
                    } finally {
                        room.release();
                    }
                }));
            }
        }
        for (Future<?> write : writes) {
            write.get();
        }
    }

    private static void write(String table, List<Long> batch) {
        List<WriteRequest> puts =
                batch.stream().map(CheckCostBenchmark::completed).toList();
        StatusTables.client().batchWriteItem(request -> request.requestItems(Map.of(table, puts)));
    }

    private static WriteRequest completed(long number) {
        return WriteRequest.builder()
                .putRequest(put -> put.item(Map.of(
                        "file_name", text("raw/sales/2026-11-21/part-%09d.csv".formatted(number)),
                        "file_transfer_status", text("completed"),
                        "etag", text("\"d41d8cd98f00b204e9800998ecf8427e\""),
                        "execution_id", text(EXECUTION.id()),
                        "expires_at", AttributeValue.fromN("1800000000"))))
                .build();
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static Stream<ListedFile> files(int count) {
        return LongStream.range(0, count)
                .mapToObj(number ->
                        TestFiles.listed("raw/left/%06d.csv".formatted(number)).getFirst())
                .map(file -> new ListedFile(file.key(), InMemoryS3.etag("x"), 1, file.lastModified()));
    }

    private static StatusTable recorded(String table) {
        return new StatusTable(StatusTables.client(), table, TestFiles.FOR_EVER);
    }

    private void print(String what, DatedZone zone, Runnable check) {
        check.run();
        requests.clear();
        itemsRead.set(0);
        int listed = zone.listings();
        long begun = System.nanoTime();
        check.run();
        long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        System.out.printf(
                "%-60s ListObjectsV2 %d, DynamoDB %s; %,d items read; %,d ms%n",
                what, zone.listings() - listed, requests, itemsRead.get(), millis);
    }

    private static void requireComplete(CompletenessCheck check, Optional<Execution> execution) {
        assertThat(check.check(execution, new FanOut.Complete())).isInstanceOf(Complete.class);
    }

    private static void requireIncomplete(CompletenessCheck check, Optional<Execution> execution) {
        assertThat(check.check(execution, new FanOut.Complete())).isInstanceOf(Waiting.class);
    }

    @Override
    public void after(String call, Object outcome) {
        requests.computeIfAbsent(call, name -> new LongAdder()).increment();
        itemsRead.addAndGet(itemsRead(outcome));
    }

    private static long itemsRead(Object outcome) {
        if (outcome instanceof ScanResponse scan) {
            return scan.scannedCount();
        }
        if (outcome instanceof QueryResponse query) {
            return query.scannedCount();
        }
        return outcome instanceof BatchGetItemResponse batch
                ? batch.responses().values().stream().mapToLong(List::size).sum()
                : 0;
    }
}
