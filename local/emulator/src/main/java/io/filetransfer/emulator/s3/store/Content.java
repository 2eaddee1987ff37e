package io.filetransfer.emulator.s3.store;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of an object or of an uploaded part; they never change. */
public interface Content {

    /** Returns the number of bytes. */
    long size();

    /**
     * Opens a range of the bytes. A stream once open reads these bytes to the end, whatever happens to the object.
     *
     * @param offset the first byte, from 0
     * @param length how many bytes
     * @return the range, to be closed by the caller
     * @throws IOException when the bytes cannot be read
     */
    InputStream open(long offset, long length) throws IOException;
}
