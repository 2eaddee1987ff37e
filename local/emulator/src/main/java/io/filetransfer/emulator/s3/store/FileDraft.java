package io.filetransfer.emulator.s3.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/** Bytes in a temporary file. Publishing moves the file away, so that there is nothing left to discard. */
record FileDraft(FileContent content, String md5) implements Draft {

    static FileDraft receive(InputStream source, Path file) throws IOException {
        MessageDigest md5 = Md5.digest();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), md5)) {
            long size = source.transferTo(out);
            return new FileDraft(new FileContent(file, size), Md5.hex(md5));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(content.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
