package io.filetransfer.common.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads settings from environment variables and collects every problem instead of stopping at the first one, so that a
 * misconfigured function is repaired in one go.
 */
public final class SettingsReader {

    /** Few enough digits for a long. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    /** Starts to read variables such as those of {@link System#getenv()}. */
    public SettingsReader(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * Reads a variable that must be set.
     *
     * @param pattern what the whole value must match
     * @param expected the pattern in words, for the error message
     * @return the value; an empty string when there is a problem, which {@link #throwIfInvalid()} reports
     */
    public String required(String name, Pattern pattern, String expected) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            return reject(name + " is not set, expected " + expected);
        }
        if (!pattern.matcher(value).matches()) {
            return reject(name + " is '" + value + "', expected " + expected);
        }
        return value;
    }

    /**
     * Reads a whole number from {@code min} to {@code max} that must be set.
     *
     * @return the number; {@code min} when there is a problem, which {@link #throwIfInvalid()} reports
     */
    public long requiredNumber(String name, long min, long max) {
        String expected = "a whole number from %d to %d".formatted(min, max);
        String value = required(name, NUMBER, expected);
        if (value.isEmpty()) {
            return min;
        }
        long number = Long.parseLong(value);
        if (number < min || number > max) {
            reject(name + " is '" + value + "', expected " + expected);
        }
        return number;
    }

    /** Adds a problem, and returns an empty string to stand in for the unusable value. */
    String reject(String problem) {
        problems.add(problem);
        return "";
    }

    boolean hasProblems() {
        return !problems.isEmpty();
    }

    /** Throws an {@link InvalidSettingsException} that lists everything that was wrong, if anything was. */
    public void throwIfInvalid() {
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
    }
}
