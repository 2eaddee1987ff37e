package io.filetransfer.emulator.s3.store;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Bytes on the heap, in pieces of equal size but for the last. */
record MemoryContent(List<byte[]> pieces, long size) implements Content {

    static final int PIECE = 1 << 20;

    @Override
    public InputStream open(long offset, long length) {
        List<InputStream> ranges = new ArrayList<>();
        long end = offset + length;
        for (long position = offset; position < end; ) {
            int start = (int) (position % PIECE);
            int count = (int) Math.min(PIECE - start, end - position);
            ranges.add(new ByteArrayInputStream(pieces.get((int) (position / PIECE)), start, count));
            position += count;
        }
        return new SequenceInputStream(Collections.enumeration(ranges));
    }
}
