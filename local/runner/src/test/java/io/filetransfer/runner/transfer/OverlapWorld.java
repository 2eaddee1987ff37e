package io.filetransfer.runner.transfer;

import io.filetransfer.runner.transfer.FaultyNetwork.Fate;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** A world in which executions overlap while files arrive and things go wrong, all of it decided by one seed. */
final class OverlapWorld implements AutoCloseable {

    private static final List<Fate> FAILURES = List.of(Fate.REFUSED, Fate.CUT_BEFORE, Fate.CUT_AFTER);
    /** Longer than a poll, which takes a second here. */
    private static final String SHORT_HEARTBEAT = "3";

    private static final int NAMES = 20;
    private static final int SPEED = 60;
    private static final double FAILING_CALLS = 0.02;

    private final FaultyNetwork network;
    private final TransferWorld world;
    private final Path workDirectory;
    private final Random random;
    private final Map<String, String> newest = new ConcurrentHashMap<>();
    private final List<String> executions = new ArrayList<>();
    private final Set<String> stopped = new HashSet<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean calm = new AtomicBoolean();

    private OverlapWorld(FaultyNetwork network, TransferWorld world, Path workDirectory, long seed) {
        this.network = network;
        this.world = world;
        this.workDirectory = workDirectory;
        this.random = new Random(seed);
    }

    static OverlapWorld start(Path workDirectory, long seed) {
        FaultyNetwork network = new FaultyNetwork();
        TransferWorld world =
                TransferWorld.start(workDirectory, network.environment(), OverlapWorld::withShortHeartbeat, 4);
        network.connect(world.endpoint());
        world.speed(SPEED);
        return new OverlapWorld(network, world, workDirectory, seed);
    }

    /** Uploads new files, and new versions of files that were there before, until it is calm. */
    void filesArrive() {
        Random names = new Random(random.nextLong());
        AtomicInteger versions = new AtomicInteger();
        run(() -> {
            String key = "raw/%02d.csv".formatted(names.nextInt(NAMES));
            String content = "version " + versions.incrementAndGet();
            world.put(key, content);
            newest.put(key, content);
            Thread.sleep(names.nextInt(200));
        });
    }

    /** Lets calls to the services fail and kills functions, until it is calm. */
    void thingsGoWrong() {
        Random faults = new Random(random.nextLong());
        network.decide(call -> {
            synchronized (faults) {
                if (calm.get() || faults.nextDouble() >= FAILING_CALLS) {
                    return Fate.ANSWERED;
                }
                return FAILURES.get(faults.nextInt(FAILURES.size()));
            }
        });
        Random kills = new Random(random.nextLong());
        run(() -> {
            Thread.sleep(2500 + kills.nextInt(2500));
            List<ProcessHandle> victims =
                    ProcessHandle.current().children().filter(this::isFunction).toList();
            if (!victims.isEmpty()) {
                victims.get(kills.nextInt(victims.size())).destroyForcibly();
            }
        });
    }

    /** The first task that a function takes never gets there. */
    void loseTheFirstTask() {
        AtomicBoolean lost = new AtomicBoolean();
        network.decide(call ->
                call.operation().endsWith("GetActivityTask") && !lost.getAndSet(true) ? Fate.CUT_AFTER : Fate.ANSWERED);
    }

    void startExecutions(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            executions.add(world.startExecution());
            Thread.sleep(random.nextInt(300));
        }
    }

    /** A person stops two executions of those that run. */
    void stopTwo() {
        for (int i = 0; i < 2; i++) {
            String arn = executions.get(executions.size() - 1 - random.nextInt(5));
            stopped.add(arn);
            world.stepFunctions().stopExecution(stop -> stop.executionArn(arn));
        }
    }

    boolean wasStopped(DescribeExecutionResponse execution) {
        return stopped.contains(execution.executionArn());
    }

    List<DescribeExecutionResponse> awaitAll() throws InterruptedException {
        List<DescribeExecutionResponse> ended = new ArrayList<>();
        for (String arn : executions) {
            ended.add(world.await(arn));
        }
        return ended;
    }

    /** Ends what arrives and what goes wrong. */
    void calm() {
        calm.set(true);
        threads.forEach(OverlapWorld::awaitEnd);
    }

    /** Uploads a file and returns its time as S3 gives it. */
    Instant put(String key) {
        world.put(key, "content");
        return world.s3()
                .headObject(head -> head.bucket(TransferWorld.BUCKET).key(key))
                .lastModified();
    }

    void remove(String key) {
        world.s3().deleteObject(delete -> delete.bucket(TransferWorld.BUCKET).key(key));
    }

    /** S3's times have whole seconds. */
    void awaitNextSecond() throws InterruptedException {
        Thread.sleep(1000 - Instant.now().toEpochMilli() % 1000 + 10);
    }

    DescribeExecutionResponse transfer() throws InterruptedException {
        return world.transfer();
    }

    List<HistoryEvent> history(DescribeExecutionResponse execution) {
        return world.history(execution);
    }

    NavigableSet<String> leftBehind() {
        return world.keys("raw/");
    }

    Map<String, String> refined() {
        Map<String, String> contents = new TreeMap<>();
        world.keys("refined/").forEach(key -> contents.put(key, world.content(key)));
        return contents;
    }

    Map<String, String> newestVersions() {
        Map<String, String> contents = new TreeMap<>();
        newest.forEach((key, content) -> contents.put(key.replaceFirst("raw/", "refined/"), content));
        return contents;
    }

    @Override
    public void close() {
        calm();
        world.close();
        network.close();
    }

    /** Other tests have functions too. */
    private boolean isFunction(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(command -> command.endsWith("Handler") && command.contains(workDirectory.toString()))
                .isPresent();
    }

    /** Heartbeats are never scaled. */
    private static String withShortHeartbeat(String definition) {
        return definition.replace("\"HeartbeatSeconds\": 120", "\"HeartbeatSeconds\": " + SHORT_HEARTBEAT);
    }

    private static void awaitEnd(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Step step) {
        threads.add(Thread.startVirtualThread(() -> {
            try {
                while (!calm.get()) {
                    step.take();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    /** What happens again and again. */
    @FunctionalInterface
    private interface Step {
        void take() throws InterruptedException;
    }
}
