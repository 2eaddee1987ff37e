package io.filetransfer.emulator.s3.store;

/** Bytes received but not yet an object. Closing it discards them unless they were published. */
public interface Draft extends AutoCloseable {

    /** Returns the bytes. */
    Content content();

    /** Returns the MD5 digest of the bytes as 32 hexadecimal digits. */
    String md5();

    @Override
    void close();
}
