package io.filetransfer.runner.bench;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured, side by side: first as ratios to the first candidate, then as it is.
 *
 * @param columns the results of each candidate, by its name
 */
record Comparison(Map<String, Map<Metric, Double>> columns) {

    private static final int TITLE_WIDTH = 42;
    private static final int WIDTH = 19;
    private static final String NOTHING = "-";

    /** Prints both tables. */
    void print(PrintWriter out) {
        String first = columns.keySet().iterator().next();
        out.printf("%nRatios to %s%n", first);
        print(out, (metric, column) -> ratio(metric, column, first), "%.2f");
        out.printf("%nAbsolute figures%n");
        print(out, (metric, column) -> value(metric, column), null);
        out.flush();
    }

    /** Returns both tables as JSON, with null for what a candidate does not have. */
    ObjectNode json() {
        String first = columns.keySet().iterator().next();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode ratios = json.putObject("ratios");
        ObjectNode figures = json.putObject("figures");
        for (Metric metric : rows()) {
            ObjectNode ratio = ratios.withObject("/" + metric.group()).putObject(metric.name());
            ObjectNode figure = figures.withObject("/" + metric.group())
                    .putObject(metric.name())
                    .put("unit", metric.unit());
            for (String column : columns.keySet()) {
                put(ratio, column, ratio(metric, column, first));
                put(figure, column, value(metric, column));
            }
        }
        return json;
    }

    private void print(PrintWriter out, Cell cell, String format) {
        out.printf("%-" + TITLE_WIDTH + "s", "");
        columns.keySet().forEach(column -> out.printf("%" + WIDTH + "s", column));
        out.println();
        String group = "";
        for (Metric metric : rows()) {
            if (!metric.group().equals(group)) {
                group = metric.group();
                out.println(group);
            }
            out.printf("%-" + TITLE_WIDTH + "s", "  " + metric.name() + (format == null ? ", " + metric.unit() : ""));
            columns.keySet().forEach(column -> out.printf("%" + WIDTH + "s", text(cell.of(metric, column), format)));
            out.println();
        }
    }

    private interface Cell {
        double of(Metric metric, String column);
    }

    private double ratio(Metric metric, String column, String first) {
        return value(metric, column) / value(metric, first);
    }

    private double value(Metric metric, String column) {
        return columns.get(column).getOrDefault(metric, Double.NaN);
    }

    /** Every row that one of the columns has: groups in the order in which they first appear, their rows by name. */
    private List<Metric> rows() {
        Map<String, List<Metric>> groups = new LinkedHashMap<>();
        columns.values().stream()
                .flatMap(column -> column.keySet().stream())
                .distinct()
                .forEach(metric -> groups.computeIfAbsent(metric.group(), absent -> new ArrayList<>())
                        .add(metric));
        return groups.values().stream()
                .flatMap(group -> group.stream().sorted(comparing(Metric::name, String.CASE_INSENSITIVE_ORDER)))
                .toList();
    }

    private static String text(double value, String format) {
        if (!Double.isFinite(value)) {
            return NOTHING;
        }
        return String.format(Locale.ROOT, format == null ? digits(value) : format, value);
    }

    /** As many digits as a figure of its size is good for. */
    private static String digits(double value) {
        return value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : value >= 0.1 ? "%.2f" : "%.4f";
    }

    private static void put(ObjectNode node, String column, double value) {
        if (Double.isFinite(value)) {
            node.put(column, value);
        } else {
            node.putNull(column);
        }
    }
}
