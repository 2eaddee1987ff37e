package io.filetransfer.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Gives each key of a zone a file of its own below a folder, whatever the key consists of. What no file name can have is written as in a
 * URL: {@code %} itself, control characters, {@code .} and {@code ..}, and a slash that does not part two names, as at the end of a key or
 * behind the name of another file. A name of more than 255 bytes goes on in a folder whose name ends in a lone {@code %}. Whoever removes
 * each such {@code %} with the slash behind it, and decodes the rest, has the key.
 */
final class KeyFiles {

    private static final Pattern ENCODED = Pattern.compile("[%\\p{Cc}]");
    private static final String SLASH = "%2F";
    private static final String CONTINUED = "%";
    private static final int MAX_NAME_BYTES = 255;

    private final Path folder;
    private final Set<Path> files = new HashSet<>();

    KeyFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Returns the file of a key.
     *
     * @param key a key below the zone's prefix; keys come in the order of their bytes, so that {@code a} comes before {@code a/b}
     * @return a path below the folder that no other key has
     */
    Path file(String key) {
        String[] parts = key.split("/", -1);
        Path parent = folder;
        String name = encoded(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            boolean ends = i == parts.length - 1 && parts[i].isEmpty();
            if (ends || name.isEmpty() || files.contains(child(parent, name))) {
                name += SLASH + encoded(parts[i]);
            } else {
                parent = child(parent, name);
                name = encoded(parts[i]);
            }
        }
        Path file = child(parent, name.isEmpty() ? CONTINUED : name);
        files.add(file);
        return file;
    }

    private static String encoded(String part) {
        return ENCODED.matcher(part).replaceAll(match -> percentEncoded(match.group()));
    }

    private static String percentEncoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(UTF_8)) {
            encoded.append("%%%02X".formatted(b));
        }
        return encoded.toString();
    }

    private static Path child(Path parent, String name) {
        if (name.equals(".") || name.equals("..")) {
            return parent.resolve(name.replace(".", percentEncoded(".")));
        }
        if (name.getBytes(UTF_8).length <= MAX_NAME_BYTES) {
            return parent.resolve(name);
        }
        CharBuffer rest = CharBuffer.wrap(name);
        UTF_8.newEncoder().encode(rest, ByteBuffer.allocate(MAX_NAME_BYTES - CONTINUED.length()), true);
        String start = name.substring(0, rest.position());
        return child(parent.resolve(start + CONTINUED), rest.toString());
    }
}
