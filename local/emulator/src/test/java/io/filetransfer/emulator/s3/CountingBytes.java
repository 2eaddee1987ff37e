package io.filetransfer.emulator.s3;

import java.io.InputStream;

/** A stream of a given length whose bytes tell where they are, so that none can be lost or doubled unseen. */
final class CountingBytes extends InputStream {

    private final long size;
    private long position;

    CountingBytes(long size) {
        this.size = size;
    }

    @Override
    public int read() {
        return position == size ? -1 : next();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        int count = (int) Math.min(length, size - position);
        for (int i = 0; i < count; i++) {
            buffer[offset + i] = (byte) next();
        }
        return count == 0 ? -1 : count;
    }

    private int next() {
        long at = position++;
        return (int) (at ^ (at >>> 8) ^ (at >>> 16)) & 0xFF;
    }
}
