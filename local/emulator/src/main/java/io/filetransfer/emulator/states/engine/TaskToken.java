package io.filetransfer.emulator.states.engine;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What a worker names its task by.
 *
 * @param text the token as workers see it
 */
public record TaskToken(String text) {

    private static final int BYTES = 3 * Long.BYTES;

    static TaskToken random() {
        UUID id = UUID.randomUUID();
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        bytes.putLong(check(id.getMostSignificantBits(), id.getLeastSignificantBits()));
        return new TaskToken(Base64.getEncoder().encodeToString(bytes.array()));
    }

    /** Reads a token; empty when the text cannot come from {@link #random}. */
    public static Optional<TaskToken> parse(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
            boolean ours = bytes.remaining() == BYTES && check(bytes.getLong(), bytes.getLong()) == bytes.getLong();
            return ours ? Optional.of(new TaskToken(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static long check(long most, long least) {
        return (most ^ Long.rotateLeft(least, 29)) * 0x9E3779B97F4A7C15L;
    }
}
