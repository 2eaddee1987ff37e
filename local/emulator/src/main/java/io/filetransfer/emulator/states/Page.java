package io.filetransfer.emulator.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filetransfer.emulator.states.path.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The part of a list that a request asks for.
 *
 * @param from index of the first item
 * @param size most items
 */
record Page(int from, int size) {

    private static final int DEFAULT_SIZE = 100;
    private static final int MAX_SIZE = 1000;
    private static final int MAX_TOKEN = 1024;

    static Page of(Params params) throws ApiException {
        return of(params, MAX_TOKEN);
    }

    static Page of(Params params, int maxTokenLength) throws ApiException {
        int size = params.integer("maxResults", 0, MAX_SIZE, 0);
        Optional<String> token = params.optional("nextToken", maxTokenLength);
        return new Page(token.isPresent() ? offset(token.get()) : 0, size == 0 ? DEFAULT_SIZE : size);
    }

    /** Answers with this part of a list, and the token of the next. */
    <T> ObjectNode answer(String field, List<T> items, Function<T, JsonNode> toJson) {
        int start = Math.clamp(from, 0, items.size());
        int end = Math.min(start + size, items.size());
        ObjectNode answer = Json.object();
        ArrayNode array = answer.putArray(field);
        items.subList(start, end).forEach(item -> array.add(toJson.apply(item)));
        if (end < items.size()) {
            byte[] token = String.valueOf(end).getBytes(StandardCharsets.UTF_8);
            answer.put("nextToken", Base64.getEncoder().encodeToString(token));
        }
        return answer;
    }

    private static int offset(String token) throws ApiException {
        try {
            return Integer.parseInt(new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw ApiException.quoting("InvalidToken", "Invalid Token", "Invalid token");
        }
    }
}
