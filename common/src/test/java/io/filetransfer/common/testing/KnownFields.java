package io.filetransfer.common.testing;

import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Refuses requests that use what a model does not carry out: it never ignores a condition or an option. */
final class KnownFields {

    private KnownFields() {}

    /**
     * Checks a request.
     *
     * @param request a request of any service
     * @param known the API's names of the fields that the model carries out
     * @throws UnsupportedOperationException when another field is set
     */
    static void require(SdkPojo request, String... known) {
        Set<String> names = Set.of(known);
        for (SdkField<?> field : request.sdkFields()) {
            if (isSet(field.getValueOrDefault(request)) && !names.contains(field.memberName())) {
                throw new UnsupportedOperationException("the model does not carry out %s of %s"
                        .formatted(field.memberName(), request.getClass().getSimpleName()));
            }
        }
    }

    private static boolean isSet(Object value) {
        return value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap);
    }
}
