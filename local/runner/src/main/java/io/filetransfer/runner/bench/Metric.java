package io.filetransfer.runner.bench;

/**
 * What is measured: a row of the table.
 *
 * @param group what belongs together
 * @param name the row's title within its group
 * @param unit its unit
 */
record Metric(String group, String name, String unit) {}
