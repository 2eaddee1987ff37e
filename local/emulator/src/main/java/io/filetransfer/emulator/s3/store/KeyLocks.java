package io.filetransfer.emulator.s3.store;

import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** Locks by key. Two keys may share one, so a thread must never hold two. */
final class KeyLocks {

    private final ReentrantLock[] stripes =
            Stream.generate(ReentrantLock::new).limit(256).toArray(ReentrantLock[]::new);

    ReentrantLock of(String key) {
        return stripes[Math.floorMod(key.hashCode(), stripes.length)];
    }
}
