package io.filetransfer.emulator.s3.store;

import java.io.IOException;
import java.io.InputStream;

/**
 * One version of an object and its bytes, taken together.
 *
 * @param object the version
 * @param range which of its bytes
 * @param stream those bytes, to be closed by the caller
 */
public record OpenObject(StoredObject object, ByteRange range, InputStream stream) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
