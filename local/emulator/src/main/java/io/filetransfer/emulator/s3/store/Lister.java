package io.filetransfer.emulator.s3.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Builds one page of a listing. Jumps to where the page starts, and over keys that are rolled up: the time it takes
 * depends on the page, not on the bucket.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html">ListObjectsV2</a>
 */
final class Lister {

    private static final String LAST_CHARACTER = "\uDBFF\uDFFF";

    private final NavigableMap<String, StoredObject> objects;
    private final ListingQuery query;
    private final List<StoredObject> listed = new ArrayList<>();
    private final List<String> prefixes = new ArrayList<>();
    private String last;

    Lister(NavigableMap<String, StoredObject> objects, ListingQuery query) {
        this.objects = objects;
        this.query = query;
    }

    ListingPage page() {
        Map.Entry<String, StoredObject> entry = first();
        while (entry != null && entry.getKey().startsWith(query.prefix())) {
            if (listed.size() + prefixes.size() == query.limit()) {
                return new ListingPage(listed, prefixes, last);
            }
            entry = take(entry);
        }
        return new ListingPage(listed, prefixes, null);
    }

    private Map.Entry<String, StoredObject> first() {
        if (query.resumesAfterRolledUp()) {
            return beyond(query.after());
        }
        boolean afterIsWithin = objects.comparator().compare(query.after(), query.prefix()) >= 0;
        return afterIsWithin && !query.after().isEmpty()
                ? objects.higherEntry(query.after())
                : objects.ceilingEntry(query.prefix());
    }

    private Map.Entry<String, StoredObject> take(Map.Entry<String, StoredObject> entry) {
        String rolledUp = query.rolledUp(entry.getKey());
        if (rolledUp == null) {
            listed.add(entry.getValue());
            last = entry.getKey();
            return objects.higherEntry(last);
        }
        prefixes.add(rolledUp);
        last = rolledUp;
        return beyond(rolledUp);
    }

    /** Returns the first entry that comes after everything starting with the prefix. */
    private Map.Entry<String, StoredObject> beyond(String prefix) {
        Map.Entry<String, StoredObject> entry = objects.higherEntry(prefix + LAST_CHARACTER);
        while (entry != null && entry.getKey().startsWith(prefix)) {
            entry = objects.higherEntry(entry.getKey());
        }
        return entry;
    }
}
