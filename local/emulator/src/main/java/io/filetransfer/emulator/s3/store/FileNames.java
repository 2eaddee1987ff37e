package io.filetransfer.emulator.s3.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Turns keys into file names: the key itself wherever a file system can hold it, an encoded one elsewhere. */
final class FileNames {

    /** The folder in each bucket for the files whose keys are no file names. */
    static final String ODD_KEYS = ".odd-keys";

    private static final int LONGEST_SEGMENT = 200;
    private static final int LONGEST_READABLE = 150;
    private static final String UNRESERVED = "-._";

    private FileNames() {}

    /** Returns the path that reads like the key, relative to the bucket's folder; empty when there is none. */
    static Optional<Path> natural(String key) {
        String[] segments = key.split("/", -1);
        boolean holds = !segments[0].equals(ODD_KEYS) && Arrays.stream(segments).allMatch(FileNames::isFileName);
        return holds ? path(key) : Optional.empty();
    }

    private static boolean isFileName(String segment) {
        return !segment.isEmpty()
                && !segment.equals(".")
                && !segment.equals("..")
                && segment.getBytes(StandardCharsets.UTF_8).length <= LONGEST_SEGMENT
                && segment.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c));
    }

    private static Optional<Path> path(String key) {
        try {
            return Optional.of(Path.of(key));
        } catch (InvalidPathException e) {
            // The platform refuses a character, or its locale cannot encode it.
            return Optional.empty();
        }
    }

    /** Returns the path for any key, relative to the bucket's folder: its readable start and a digest of all of it. */
    static Path odd(String key) {
        String encoded = percentEncoded(key);
        String readable = encoded.substring(0, Math.min(encoded.length(), LONGEST_READABLE));
        return Path.of(ODD_KEYS, readable + "~" + digest(key).substring(0, 16));
    }

    /** Returns a relative path with {@code /} between its names on every platform. */
    static String text(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    private static String percentEncoded(String key) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : key.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(isUnreserved(octet) ? Character.toString(octet) : String.format("%%%02X", octet));
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(byte octet) {
        return octet > 0 && (Character.isLetterOrDigit(octet) || UNRESERVED.indexOf(octet) >= 0);
    }

    /** Returns 64 characters that stand for the key. */
    static String digest(String key) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
