package io.filetransfer.runner.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/** What the functions log while one execution succeeds and another fails: lines for people, and the metrics that the template shows. */
class LogsIT {

    private static final Pattern DASHBOARD =
            Pattern.compile("\\[\"FileTransfer\", \"(\\w+)\", \"Stack\", \"\\$\\{AWS::StackName}\"");

    private static final Pattern ALARM = Pattern.compile("Namespace: FileTransfer\\s+MetricName: (\\w+)");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Its key at the destination would be longer than S3 allows. */
    private static final String POISON = "raw/" + "x".repeat(1013) + ".csv";

    @TempDir
    private static Path folder;

    private static DescribeExecutionResponse succeeded;
    private static DescribeExecutionResponse failed;
    private static List<JsonNode> lines;

    @BeforeAll
    static void transfer() throws Exception {
        try (TransferWorld world = TransferWorld.start(folder, Map.of())) {
            world.put("raw/a.csv", "content");
            succeeded = world.transfer();
            world.put(POISON, "content");
            failed = world.transfer();
        }
        lines = lines(folder.resolve("logs"));
    }

    /** A function with several environments has a file of each, in no certain order. */
    @Test
    void lines_ofEachFunction_sayThatItIsPrimed() throws IOException {
        try (Stream<Path> functions = Files.list(folder.resolve("logs"))) {
            assertThat(functions)
                    .hasSize(3)
                    .allSatisfy(function -> assertThat(lines(function))
                            .extracting(line -> line.path("message").asText())
                            .contains("primed"));
        }
    }

    @Test
    void lines_ofTheFunctions_nameTheExecutionAndTheOutcome() {
        List<JsonNode> own = lines.stream().filter(line -> line.has("outcome")).toList();

        assertThat(own).allSatisfy(line -> {
            assertThat(line.path("execution_id").asText()).isIn(succeeded.executionArn(), failed.executionArn());
            assertThat(line.path("AWSRequestId").asText()).isNotEmpty();
            assertThat(line.path("timestamp").asText()).isNotEmpty();
            assertThat(line.path("level").asText()).isNotEmpty();
        });
        assertThat(own)
                .extracting(line -> line.path("outcome").asText())
                .contains("STARTED", "MOVED", "FAILED", "COMPLETED");
    }

    @Test
    void lines_ofTheSlave_nameTheFile() {
        assertThat(lines.stream().filter(line -> line.has("file_path")))
                .extracting(
                        line -> line.path("file_path").asText(),
                        line -> line.path("outcome").asText())
                .contains(tuple("raw/a.csv", "MOVED"), tuple(POISON, "FAILED"));
    }

    @Test
    void metrics_ofTheDashboard_areThoseThatTheFunctionsWrite() throws IOException {
        Set<String> written = new TreeSet<>();
        for (JsonNode line : lines) {
            for (JsonNode directive : line.path("_aws").path("CloudWatchMetrics")) {
                assertThat(directive.path("Namespace").asText()).isEqualTo("FileTransfer");
                assertThat(directive.path("Dimensions").toString()).isEqualTo("[[\"Stack\"]]");
                assertThat(line.path("Stack").asText()).isEqualTo(TransferWorld.TARGET.stackName());
                for (String metric : directive.path("Metrics").findValuesAsText("Name")) {
                    assertThat(line.path(metric).isNumber()).isTrue();
                    written.add(metric);
                }
            }
        }

        assertThat(written).isEqualTo(inTheTemplate(DASHBOARD)).containsAll(inTheTemplate(ALARM));
    }

    private static Set<String> inTheTemplate(Pattern metric) throws IOException {
        return metric.matcher(Files.readString(TransferWorld.PROJECT.resolve("template.yaml")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<JsonNode> lines(Path folder) throws IOException {
        List<JsonNode> read = new ArrayList<>();
        try (Stream<Path> logs = Files.walk(folder)) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                for (String line : Files.readAllLines(log)) {
                    read.add(JSON.readTree(line));
                }
            }
        }
        return read;
    }
}
