package io.filetransfer.emulator.s3.store;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;

/** Every bucket of a storage. */
public final class Buckets implements AutoCloseable {

    private final Storage storage;
    private final ConcurrentNavigableMap<String, Bucket> byName = new ConcurrentSkipListMap<>();
    private final ReentrantLock creation = new ReentrantLock();

    /**
     * Takes over a storage with what is in it.
     *
     * @param storage where objects are kept; closed with this
     * @throws IOException when the storage cannot be read
     */
    public Buckets(Storage storage) throws IOException {
        this.storage = storage;
        for (Storage.StoredBucket stored : storage.load()) {
            Bucket bucket = new Bucket(stored.name(), stored.created(), storage);
            stored.objects().forEach(bucket::add);
            byName.put(stored.name(), bucket);
        }
    }

    /** Returns all buckets by name. */
    public Collection<Bucket> all() {
        return byName.values();
    }

    /** Returns the bucket of the name, empty when there is none. */
    public Optional<Bucket> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * Creates a bucket.
     *
     * @param name its name
     * @return false when there is one of that name already
     * @throws IOException when it cannot be kept
     */
    public boolean create(String name) throws IOException {
        creation.lock();
        try {
            if (byName.containsKey(name)) {
                return false;
            }
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            storage.createBucket(name, now);
            byName.put(name, new Bucket(name, now, storage));
            return true;
        } finally {
            creation.unlock();
        }
    }

    /**
     * Deletes a bucket, unless it holds an object.
     *
     * @param bucket the bucket
     * @return false when it holds an object
     * @throws IOException when it cannot be removed
     */
    public boolean delete(Bucket bucket) throws IOException {
        creation.lock();
        try {
            boolean deleted = bucket.deleteIfEmpty();
            if (deleted) {
                byName.remove(bucket.name(), bucket);
            }
            return deleted;
        } finally {
            creation.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        storage.close();
    }
}
