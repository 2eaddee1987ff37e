package io.filetransfer.emulator.calls;

import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Refuses requests that use what a model does not carry out: it never ignores a condition or an option. */
public final class KnownFields {

    private KnownFields() {}

    /**
     * Checks a request.
     *
     * @param request a request of any service
     * @param known the API's names of the fields that the model carries out
     * @throws UnsupportedOperationException when another field is set
     */
    public static void require(SdkPojo request, String... known) {
        require(request, Set.of(known));
    }

    /** The same, of fields that are known beforehand. */
    public static void require(SdkPojo request, Set<String> known) {
        for (SdkField<?> field : request.sdkFields()) {
            if (!known.contains(field.memberName()) && isSet(field.getValueOrDefault(request))) {
                throw new UnsupportedOperationException("the model does not carry out %s of %s"
                        .formatted(name(field), request.getClass().getSimpleName()));
            }
        }
    }

    /** Returns the API's name, and the one on the wire where that is another. */
    private static String name(SdkField<?> field) {
        return field.memberName().equals(field.locationName())
                ? field.memberName()
                : field.memberName() + " (" + field.locationName() + ")";
    }

    /** Tells whether a field's value is one that was set: the SDK fills lists and maps with empty ones. */
    public static boolean isSet(Object value) {
        return value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap);
    }
}
