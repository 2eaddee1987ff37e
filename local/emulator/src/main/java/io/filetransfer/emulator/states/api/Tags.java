package io.filetransfer.emulator.states.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filetransfer.emulator.states.path.Json;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The tags of state machines and activities, and the operations on them. */
final class Tags {

    private final Map<String, Map<String, String>> byArn = new ConcurrentHashMap<>();

    Map<String, Operation> operations() {
        return Map.of("TagResource", this::tag, "UntagResource", this::untag, "ListTagsForResource", this::list);
    }

    void add(String arn, JsonNode tags) {
        Map<String, String> known = byArn.computeIfAbsent(arn, key -> new ConcurrentSkipListMap<>());
        tags.forEach(
                tag -> known.put(tag.path("key").asText(), tag.path("value").asText()));
    }

    void forget(String arn) {
        byArn.remove(arn);
    }

    private JsonNode tag(Params params) throws ApiException {
        existing(params);
        add(params.string("resourceArn"), params.array("tags"));
        return Json.object();
    }

    private JsonNode untag(Params params) throws ApiException {
        Map<String, String> tags = existing(params);
        params.array("tagKeys").forEach(key -> tags.remove(key.asText()));
        return Json.object();
    }

    private JsonNode list(Params params) throws ApiException {
        ObjectNode answer = Json.object();
        ArrayNode array = answer.putArray("tags");
        existing(params)
                .forEach((key, value) -> array.addObject().put("key", key).put("value", value));
        return answer;
    }

    private Map<String, String> existing(Params params) throws ApiException {
        String arn = params.string("resourceArn");
        Map<String, String> tags = byArn.get(arn);
        if (tags == null) {
            throw ApiException.quoting("ResourceNotFound", "Resource not found", arn);
        }
        return tags;
    }
}
