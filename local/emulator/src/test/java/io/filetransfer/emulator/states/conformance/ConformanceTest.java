package io.filetransfer.emulator.states.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the cases; see {@link Endpoint} for how to choose against what. */
class ConformanceTest {

    private static final List<String> SKIPPED = new ArrayList<>();
    private static Endpoint endpoint;
    private static ExecutorService runs;

    @BeforeAll
    static void open() {
        endpoint = Endpoint.ofSystemProperties();
        runs = Executors.newFixedThreadPool(
                endpoint.kind().atOnce(), Thread.ofVirtual().factory());
    }

    @AfterAll
    static void close() {
        runs.shutdownNow();
        endpoint.close();
        SKIPPED.forEach(line -> System.out.println("skipped: " + line));
    }

    @TestFactory
    List<DynamicContainer> cases() {
        return CaseFiles.topics().entrySet().stream()
                .map(topic -> DynamicContainer.dynamicContainer(
                        topic.getKey(),
                        topic.getValue().valueStream().map(Case::parse).map(this::test).toList().stream()))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> knownGaps() {
        List<String> names = CaseFiles.topics().values().stream()
                .flatMap(topic -> topic.valueStream())
                .map(json -> Case.parse(json).name())
                .toList();
        return Stream.of(
                DynamicTest.dynamicTest(
                        "names_areUnique", () -> assertThat(names).doesNotHaveDuplicates()),
                DynamicTest.dynamicTest(
                        "gaps_areCases",
                        () -> assertThat(names)
                                .containsAll(endpoint.kind().lacks().keySet())));
    }

    /** Starts a case at once, since most of its time is spent waiting, and looks at what came of it in its turn. */
    private DynamicTest test(Case tested) {
        Optional<String> gap = endpoint.kind().gap(tested).or(() -> endpoint.missing(tested));
        if (gap.isPresent()) {
            return DynamicTest.dynamicTest(tested.name(), () -> skip(tested, gap.get()));
        }
        Future<Outcome> run = runs.submit(() -> new CaseRun(tested, endpoint).run());
        return DynamicTest.dynamicTest(tested.name(), () -> check(tested, outcome(run)));
    }

    private static void skip(Case tested, String reason) {
        SKIPPED.add(tested.name() + ": " + reason);
        assumeFalse(true, reason);
    }

    private static void check(Case tested, Outcome outcome) {
        assertThat(tested.expectedAt(endpoint))
                .as("%s, by %s, gave %s", tested.name(), tested.source(), outcome)
                .anySatisfy(expectation -> expectation.check(outcome));
    }

    private static Outcome outcome(Future<Outcome> run) throws Exception {
        try {
            return run.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
