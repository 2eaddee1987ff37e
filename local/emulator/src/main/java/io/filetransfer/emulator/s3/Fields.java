package io.filetransfer.emulator.s3;

import io.filetransfer.emulator.calls.KnownFields;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** The fields that the SDK's requests and answers have in common, by the API's names. */
final class Fields {

    private static final Map<Class<?>, Map<String, SdkField<?>>> BY_NAME = new ConcurrentHashMap<>();

    private Fields() {}

    /** Returns the text in a field; null when it is not set, or when there is no such field. */
    static String text(SdkPojo holder, String name) {
        SdkField<?> field = byName(holder).get(name);
        return field == null ? null : (String) field.getValueOrDefault(holder);
    }

    /** Sets a field in a builder. */
    static void set(SdkPojo builder, String name, Object value) {
        byName(builder).get(name).set(builder, value);
    }

    /** Sets every field that the builder has in common with the other and that is set there. */
    static <B extends SdkPojo> B copy(SdkPojo from, B builder) {
        Map<String, SdkField<?>> fields = byName(builder);
        for (SdkField<?> field : from.sdkFields()) {
            SdkField<?> other = fields.get(field.memberName());
            Object value = other == null ? null : field.getValueOrDefault(from);
            if (KnownFields.isSet(value)) {
                other.set(builder, value);
            }
        }
        return builder;
    }

    private static Map<String, SdkField<?>> byName(SdkPojo holder) {
        return BY_NAME.computeIfAbsent(
                holder.getClass(),
                type -> holder.sdkFields().stream()
                        .collect(Collectors.toMap(SdkField::memberName, Function.identity())));
    }
}
