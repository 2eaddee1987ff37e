package io.filetransfer.emulator.s3.store;

/**
 * What to list.
 *
 * @param prefix only keys that start so; empty for all
 * @param delimiter keys are rolled up to the first one after the prefix; empty for no rolling up
 * @param after only what comes after this key or rolled-up prefix; empty for the start
 * @param limit how many keys and rolled-up prefixes at most
 */
public record ListingQuery(String prefix, String delimiter, String after, int limit) {

    public ListingQuery {
        prefix = prefix == null ? "" : prefix;
        delimiter = delimiter == null ? "" : delimiter;
        after = after == null ? "" : after;
    }

    /** Returns what the key is rolled up to, or null when it is listed itself. */
    String rolledUp(String key) {
        int at = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
        return at < 0 ? null : key.substring(0, at + delimiter.length());
    }

    /** Says whether the listing goes on after a rolled-up prefix, rather than after a key. */
    boolean resumesAfterRolledUp() {
        return after.startsWith(prefix) && after.equals(rolledUp(after));
    }
}
