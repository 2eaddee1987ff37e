package io.filetransfer.emulator.s3.store;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.UnaryOperator;

/**
 * The objects of one bucket, sorted by key. Each call holds a key's lock from checking its condition to the change, so
 * that no overwrite comes between.
 */
public final class Bucket {

    private final String name;
    private final Instant created;
    private final Storage storage;
    private final ConcurrentNavigableMap<String, StoredObject> objects = new ConcurrentSkipListMap<>(new KeyOrder());
    private final KeyLocks locks = new KeyLocks();
    /** Writers of objects share it; deleting the bucket takes it alone. */
    private final ReentrantReadWriteLock existence = new ReentrantReadWriteLock();

    private boolean deleted;

    Bucket(String name, Instant created, Storage storage) {
        this.name = name;
        this.created = created;
        this.storage = storage;
    }

    /** Returns the bucket's name. */
    public String name() {
        return name;
    }

    /** Returns when the bucket was created. */
    public Instant created() {
        return created;
    }

    void add(StoredObject object) {
        objects.put(object.key(), object);
    }

    /** Returns the object of the key, empty when there is none. */
    public Optional<StoredObject> find(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    /**
     * Opens an object.
     *
     * @param key its key
     * @param condition must hold, else its exception is thrown
     * @param range chooses the bytes
     * @return the version and its bytes, empty when the key has no object and the condition holds
     * @throws IOException when the bytes cannot be read
     */
    public Optional<OpenObject> open(String key, Condition condition, ByteRange.Chooser range) throws IOException {
        Lock lock = locks.of(key);
        lock.lock();
        try {
            Optional<StoredObject> current = find(key);
            condition.check(current);
            return current.isEmpty() ? Optional.empty() : Optional.of(open(current.get(), range));
        } finally {
            lock.unlock();
        }
    }

    private static OpenObject open(StoredObject object, ByteRange.Chooser chooser) throws IOException {
        ByteRange range = chooser.of(object.size());
        return new OpenObject(object, range, object.content().open(range.offset(), range.length()));
    }

    /**
     * Receives bytes that may become an object or a part of one.
     *
     * @param source the bytes; not closed
     * @return what was received, to be closed by the caller
     * @throws IOException when the source breaks off or the bytes cannot be kept
     */
    public Draft receive(InputStream source) throws IOException {
        return storage.receive(source);
    }

    /**
     * Makes a draft the object of a key.
     *
     * @param key the key
     * @param digests the new object's entity tag and checksum
     * @param headers what it carries beside its bytes
     * @param draft its bytes
     * @param condition must hold of the former object, else its exception is thrown and nothing changes
     * @return the new object
     * @throws BucketDeletedException when the bucket is gone
     * @throws IOException when the object cannot be kept
     */
    public StoredObject put(String key, Digests digests, ObjectHeaders headers, Draft draft, Condition condition)
            throws IOException {
        return changing(key, () -> {
            condition.check(find(key));
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            StoredObject object = storage.publish(
                    name,
                    draft,
                    new StoredObject(key, digests.etag(), digests.checksum(), now, headers, draft.content()));
            objects.put(key, object);
            return object;
        });
    }

    /**
     * Gives the object of a key other headers; its bytes, entity tag and time stay.
     *
     * @param key the key
     * @param condition must hold, else its exception is thrown and nothing changes
     * @param change makes the new headers of the former ones
     * @return the object as it is now, empty when the key has none and the condition holds
     * @throws BucketDeletedException when the bucket is gone
     * @throws IOException when the headers cannot be kept
     */
    public Optional<StoredObject> describe(String key, Condition condition, UnaryOperator<ObjectHeaders> change)
            throws IOException {
        return Optional.ofNullable(changing(key, () -> {
            StoredObject current = objects.get(key);
            condition.check(Optional.ofNullable(current));
            if (current == null) {
                return null;
            }
            StoredObject described = current.with(change.apply(current.headers()));
            storage.describe(name, described);
            objects.put(key, described);
            return described;
        }));
    }

    /**
     * Removes the object of a key, if there is one.
     *
     * @param key the key
     * @param condition must hold, else its exception is thrown and nothing changes
     * @throws BucketDeletedException when the bucket is gone
     * @throws IOException when the object cannot be removed
     */
    public void remove(String key, Condition condition) throws IOException {
        changing(key, () -> {
            StoredObject current = objects.get(key);
            condition.check(Optional.ofNullable(current));
            if (current != null) {
                storage.remove(name, current);
                objects.remove(key);
            }
            return current;
        });
    }

    /**
     * Lists one page of keys.
     *
     * @param query what to list
     * @return the page
     */
    public ListingPage list(ListingQuery query) {
        return new Lister(objects, query).page();
    }

    /** Deletes the bucket for good and says so, or leaves it as it is when it holds an object. */
    boolean deleteIfEmpty() throws IOException {
        existence.writeLock().lock();
        try {
            if (!objects.isEmpty()) {
                return false;
            }
            storage.deleteBucket(name);
            deleted = true;
            return true;
        } finally {
            existence.writeLock().unlock();
        }
    }

    private interface Change {
        StoredObject apply() throws IOException;
    }

    private StoredObject changing(String key, Change change) throws IOException {
        Lock lock = locks.of(key);
        existence.readLock().lock();
        lock.lock();
        try {
            if (deleted) {
                throw new BucketDeletedException(name);
            }
            return change.apply();
        } finally {
            lock.unlock();
            existence.readLock().unlock();
        }
    }
}
