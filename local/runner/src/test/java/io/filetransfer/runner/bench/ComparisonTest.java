package io.filetransfer.runner.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Metric TIME = new Metric("Time", "end to end", "files/s");
    private static final Metric COPIES = new Metric("Requests", "copies", "a file");

    private final Comparison comparison = comparison();

    @Test
    void print_candidates_showsRatiosToTheFirstAndThenFigures() {
        StringWriter text = new StringWriter();

        comparison.print(new PrintWriter(text));

        assertThat(text.toString().replaceAll(" +", " ").lines().filter(line -> !line.isEmpty()))
                .containsExactly(
                        "Ratios to slow",
                        " slow fast",
                        "Time",
                        " end to end 1.00 2.50",
                        "Requests",
                        " copies - -",
                        "Absolute figures",
                        " slow fast",
                        "Time",
                        " end to end, files/s 1,000 2,500",
                        "Requests",
                        " copies, a file - 0.0500");
    }

    @Test
    void json_candidates_hasEveryRowAndNullForNothing() {
        JsonNode json = comparison.json();

        assertThat(json.at("/ratios/Time/end to end/fast").asDouble()).isEqualTo(2.5);
        assertThat(json.at("/figures/Time/end to end/unit").asText()).isEqualTo("files/s");
        assertThat(json.at("/figures/Requests/copies/slow").isNull()).isTrue();
        assertThat(json.at("/figures/Requests/copies/fast").asDouble()).isEqualTo(0.05);
    }

    private static Comparison comparison() {
        Map<String, Map<Metric, Double>> columns = new LinkedHashMap<>();
        columns.put("slow", Map.of(TIME, 1_000.0));
        Map<Metric, Double> fast = new LinkedHashMap<>();
        fast.put(TIME, 2_500.0);
        fast.put(COPIES, 0.05);
        columns.put("fast", fast);
        return new Comparison(columns);
    }
}
