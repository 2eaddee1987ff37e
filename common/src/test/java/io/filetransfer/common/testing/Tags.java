package io.filetransfer.common.testing;

import java.util.TreeMap;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingResponse;
import software.amazon.awssdk.services.s3.model.Tag;

/** An object's tags as an answer. */
final class Tags {

    private Tags() {}

    static GetObjectTaggingResponse answer(StoredObject object) {
        return GetObjectTaggingResponse.builder()
                .tagSet(new TreeMap<>(object.tags())
                        .entrySet().stream()
                                .map(tag -> Tag.builder()
                                        .key(tag.getKey())
                                        .value(tag.getValue())
                                        .build())
                                .toList())
                .build();
    }
}
