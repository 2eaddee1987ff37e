package io.filetransfer.emulator.s3.store;

import com.google.common.io.ByteStreams;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Bytes in a file. An open stream reads on when the file is replaced or deleted. */
record FileContent(Path file, long size) implements Content {

    @Override
    public InputStream open(long offset, long length) throws IOException {
        FileChannel channel = FileChannel.open(file);
        return ByteStreams.limit(Channels.newInputStream(channel.position(offset)), length);
    }
}
