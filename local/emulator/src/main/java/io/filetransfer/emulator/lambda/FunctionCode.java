package io.filetransfer.emulator.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * A function's shaded jar.
 *
 * @param jar the file
 * @param sha256 its digest in Base64, unless it is run where it lies: that file may change
 */
record FunctionCode(Path jar, Optional<String> sha256) {

    /** Returns code that is run from a file of somebody else's. */
    static FunctionCode inPlace(Path jar) {
        return new FunctionCode(jar, Optional.empty());
    }

    /** Keeps code in a file of ours. */
    static FunctionCode kept(byte[] code, Path jar) {
        try {
            Files.write(jar, code);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(code);
            return new FunctionCode(jar, Optional.of(Base64.getEncoder().encodeToString(digest)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
