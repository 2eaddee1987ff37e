package io.filetransfer.common.config;

import io.filetransfer.common.events.InvalidEventException;
import java.nio.charset.StandardCharsets;

/**
 * Which object keys belong to the transfer, and where each of them goes. A prefix names a folder: {@code raw} means {@code raw/}, so
 * that {@code rawdata/a.csv} is not in the zone.
 *
 * @param sourcePrefix folder of the raw zone, ending in a slash
 * @param destinationPrefix folder of the refined zone, ending in a slash
 */
public record FileKeys(String sourcePrefix, String destinationPrefix) {

    /** See <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html">object key names</a>. */
    private static final int MAX_KEY_BYTES = 1024;

    /** Returns the keys between two folders, named with or without their closing slash. */
    public static FileKeys of(String sourceFolder, String destinationFolder) {
        return new FileKeys(folder(sourceFolder), folder(destinationFolder));
    }

    /** Returns whether master has an object moved: it lies in the source zone and contains {@code .csv}. */
    public boolean isTransferred(String key) {
        return isInSourceZone(key) && pathInZone(key).contains(".csv");
    }

    /** Returns whether the transfer waits for an object: it lies in the source zone and contains {@code .csv} or {@code .txt}. */
    public boolean isAwaited(String key) {
        return isTransferred(key) || (isInSourceZone(key) && pathInZone(key).contains(".txt"));
    }

    /** Returns whether a key is one of the source zone. */
    public boolean isInSourceZone(String key) {
        return key.startsWith(sourcePrefix) && key.length() > sourcePrefix.length();
    }

    /**
     * Returns the key of the same file in the destination zone.
     *
     * @throws InvalidEventException when the key is not in the source zone, or S3 has no room for the destination's key
     */
    public String destinationOf(String sourceKey) {
        if (!isInSourceZone(sourceKey)) {
            throw new InvalidEventException(
                    "file_path is '%s', expected a key below '%s'".formatted(sourceKey, sourcePrefix));
        }
        String destination = destinationPrefix + pathInZone(sourceKey);
        int bytes = destination.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_KEY_BYTES) {
            throw new InvalidEventException("file_path is '%s', its destination '%s' has %d bytes, expected at most %d"
                    .formatted(sourceKey, destination, bytes, MAX_KEY_BYTES));
        }
        return destination;
    }

    private String pathInZone(String key) {
        return key.substring(sourcePrefix.length());
    }

    private static String folder(String name) {
        return name.endsWith("/") ? name : name + "/";
    }
}
