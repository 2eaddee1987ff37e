package io.filetransfer.common.testing;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The items of one table. Every method is one atomic step. */
final class ItemStore {

    private final List<String> keyAttributes;
    private final NavigableMap<String, Map<String, AttributeValue>> items = new TreeMap<>();

    ItemStore(String... keyAttributes) {
        this.keyAttributes = List.of(keyAttributes);
    }

    /** Returns an item's key as text: the values of the key's attributes. */
    String key(Map<String, AttributeValue> item) {
        return keyAttributes.stream().map(name -> item.get(name).s()).collect(Collectors.joining(" "));
    }

    /** Returns an item's key as DynamoDB hands it out. */
    Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
        return keyAttributes.stream().collect(Collectors.toMap(name -> name, item::get));
    }

    synchronized Map<String, Map<String, AttributeValue>> items() {
        return new TreeMap<>(items);
    }

    /** Returns the items behind a key, which may be null for all of them, in a fixed order. */
    synchronized List<Map<String, AttributeValue>> after(Map<String, AttributeValue> key) {
        return List.copyOf((key == null ? items : items.tailMap(key(key), false)).values());
    }

    synchronized Optional<Map<String, AttributeValue>> find(Map<String, AttributeValue> key) {
        requireKey(key);
        return Optional.ofNullable(items.get(key(key)));
    }

    synchronized void put(Map<String, AttributeValue> item) {
        items.put(key(item), Map.copyOf(item));
    }

    synchronized void put(PutItemRequest request) {
        requireCondition(
                request.conditionExpression(),
                new Expressions(request.expressionAttributeNames(), request.expressionAttributeValues()),
                items.getOrDefault(key(request.item()), Map.of()));
        put(request.item());
    }

    synchronized void remove(Map<String, AttributeValue> key) {
        requireKey(key);
        items.remove(key(key));
    }

    /** Returns the item as it is then. */
    synchronized Map<String, AttributeValue> update(UpdateItemRequest request) {
        requireKey(request.key());
        Expressions expressions =
                new Expressions(request.expressionAttributeNames(), request.expressionAttributeValues());
        String key = key(request.key());
        Map<String, AttributeValue> before = items.getOrDefault(key, Map.of());
        requireCondition(request.conditionExpression(), expressions, before);
        Map<String, AttributeValue> after = new TreeMap<>(expressions.updated(request.updateExpression(), before));
        after.putAll(request.key());
        items.put(key, Map.copyOf(after));
        return items.get(key);
    }

    /** Returns whether an item belongs to a segment of a parallel scan. */
    boolean isInSegment(Map<String, AttributeValue> item, Integer segment, Integer segments) {
        String partition = item.get(keyAttributes.getFirst()).s();
        return segments == null || Math.floorMod(partition.hashCode(), segments) == segment;
    }

    private static void requireCondition(String condition, Expressions expressions, Map<String, AttributeValue> item) {
        if (condition != null && !expressions.holds(condition, item)) {
            throw ConditionalCheckFailedException.builder()
                    .statusCode(400)
                    .message("The conditional request failed")
                    .build();
        }
    }

    private void requireKey(Map<String, AttributeValue> key) {
        if (!key.keySet().equals(Set.copyOf(keyAttributes))) {
            throw new UnsupportedOperationException("a key of " + key.keySet() + ", expected " + keyAttributes);
        }
    }
}
