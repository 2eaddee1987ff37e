package io.filetransfer.runner.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.emulator.template.DeploymentTarget;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BenchmarkIT {

    private static final Path PROJECT = Path.of("..", "..");
    private static final DeploymentTarget TARGET = new DeploymentTarget("file-transfer", "us-east-1", "123456789012");
    private static final int FILES = 20;

    @TempDir
    private Path work;

    @Test
    @EnabledIfSystemProperty(named = "bench", matches = "true")
    void measure_twentyFilesByHundred_fillsEveryRow() throws Exception {
        Benchmark benchmark =
                new Benchmark(TARGET, work, FILES, 2, PriceList.load().prices());
        Map<String, Map<Metric, Double>> columns = new LinkedHashMap<>();
        columns.put("ours", benchmark.measure(Candidate.ours("ours", PROJECT, TARGET, 100)));

        JsonNode figures = new Comparison(columns).json().path("figures");

        assertThat(rows())
                .allSatisfy(row ->
                        assertThat(figures.at(row + "/ours").asDouble()).as(row).isPositive());
        assertThat(figures.at("/Requests/slave s3:CopyObject/ours").asDouble()).isEqualTo(1);
        assertThat(figures.at("/Requests/master lambda:Invoke/ours").asDouble()).isEqualTo(1.0 / FILES);
    }

    private static Stream<String> rows() {
        Stream<String> ofFunctions = Stream.of("master", "slave", "status")
                .flatMap(function -> Stream.of(
                        "/Processor/" + function,
                        "/Peak memory/" + function,
                        "/Cold start/" + function + ", wall",
                        "/Cold start/" + function + ", processor",
                        "/Warm invocation/" + function + ", median",
                        "/Jar/" + function));
        Stream<String> others = Stream.of(
                "/Time/end to end",
                "/Time/master alone",
                "/Processor/master alone",
                "/Requests/all",
                "/Dollars per million files/all",
                "/Dollars per million files/S3",
                "/Dollars per million files/DynamoDB",
                "/Dollars per million files/Lambda",
                "/Dollars per million files/Step Functions, one execution");
        return Stream.concat(ofFunctions, others);
    }
}
