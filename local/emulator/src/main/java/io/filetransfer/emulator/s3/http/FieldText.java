package io.filetransfer.emulator.s3.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.utils.DateUtils;

/** The simple members of requests and responses as text. */
final class FieldText {

    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private FieldText() {}

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException when the text is no value of the member
     */
    static Object parse(SdkField<?> field, String text) {
        return switch (field.marshallingType().getTargetClass().getSimpleName()) {
            case "String" -> text;
            case "Integer" -> Integer.valueOf(text);
            case "Long" -> Long.valueOf(text);
            case "Boolean" -> Boolean.valueOf(text);
            case "Instant" -> time(field, text);
            default -> throw new UnsupportedOperationException(field.memberName() + " is no simple member");
        };
    }

    static String format(SdkField<?> field, Object value) {
        if (value instanceof Instant time) {
            return isIso8601(field) ? MILLISECONDS.format(time) : DateUtils.formatRfc822Date(time);
        }
        return value.toString();
    }

    private static Instant time(SdkField<?> field, String text) {
        try {
            return isIso8601(field) ? DateUtils.parseIso8601Date(text) : DateUtils.parseRfc822Date(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static boolean isIso8601(SdkField<?> field) {
        TimestampFormatTrait format = field.getTrait(TimestampFormatTrait.class);
        return format == null
                ? field.location() == MarshallLocation.PAYLOAD
                : format.format() == TimestampFormatTrait.Format.ISO_8601;
    }
}
