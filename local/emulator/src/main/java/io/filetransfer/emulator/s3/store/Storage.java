package io.filetransfer.emulator.s3.store;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;

/** Where the bytes and the facts about them are kept. Callers see to it that one key is changed by one thread at a time. */
public interface Storage extends AutoCloseable {

    /**
     * A bucket that was there when the storage was opened.
     *
     * @param name the bucket's name
     * @param created when it was created
     * @param objects everything in it
     */
    record StoredBucket(String name, Instant created, List<StoredObject> objects) {}

    /**
     * Reads what is kept.
     *
     * @return every bucket with its objects
     * @throws IOException when it cannot be read
     */
    List<StoredBucket> load() throws IOException;

    /**
     * Keeps a new bucket.
     *
     * @param bucket its name
     * @param created when it was created
     * @throws IOException when it cannot be kept
     */
    void createBucket(String bucket, Instant created) throws IOException;

    /**
     * Forgets an empty bucket.
     *
     * @param bucket its name
     * @throws IOException when it cannot be removed
     */
    void deleteBucket(String bucket) throws IOException;

    /**
     * Receives bytes to the end of the stream.
     *
     * @param source the bytes; not closed
     * @return what was received, to be closed by the caller
     * @throws IOException when the source breaks off or the bytes cannot be kept; nothing is left behind
     */
    Draft receive(InputStream source) throws IOException;

    /**
     * Makes a draft the object of its key, in one step: until then the former object is there, from then on the new one.
     *
     * @param bucket the bucket's name
     * @param draft the bytes, received by this storage
     * @param object everything else; its content is the draft's
     * @return the object as it is kept
     * @throws IOException when it cannot be kept; the former object is still there
     */
    StoredObject publish(String bucket, Draft draft, StoredObject object) throws IOException;

    /**
     * Keeps other headers for an object, in one step; its bytes, entity tag and time stay.
     *
     * @param bucket the bucket's name
     * @param object the object with its other headers and the content that {@link #publish} or {@link #load} gave it
     * @throws IOException when they cannot be kept; the former ones are still there
     */
    void describe(String bucket, StoredObject object) throws IOException;

    /**
     * Removes an object.
     *
     * @param bucket the bucket's name
     * @param object the object, as {@link #publish} or {@link #load} returned it
     * @throws IOException when it cannot be removed
     */
    void remove(String bucket, StoredObject object) throws IOException;

    /** Lets go of the storage; what is durable stays. */
    @Override
    void close() throws IOException;
}
