package io.filetransfer.emulator.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A value in a document. Getters throw {@link InvalidDocumentException} with the value's place when it does not fit.
 *
 * @param json the value, missing when there is none
 * @param place where it stands, such as {@code Resources.Table.Properties}; empty for the document itself
 */
public record DocumentNode(JsonNode json, String place) {

    /** Returns a field, which may be missing. */
    public DocumentNode get(String name) {
        return new DocumentNode(json.path(name), place.isEmpty() ? name : place + "." + name);
    }

    /** Returns the fields in the document's order. */
    public Map<String, DocumentNode> fields() {
        Map<String, DocumentNode> fields = new LinkedHashMap<>();
        json.fieldNames().forEachRemaining(name -> fields.put(name, get(name)));
        return fields;
    }

    /** Returns the items of an array; anything else has none. */
    public List<DocumentNode> items() {
        List<DocumentNode> items = new ArrayList<>();
        if (json.isArray()) {
            json.forEach(item -> items.add(new DocumentNode(item, place + "[" + items.size() + "]")));
        }
        return items;
    }

    public boolean exists() {
        return !json.isMissingNode();
    }

    /** Returns this value, or a text in its place when it is missing. */
    public DocumentNode or(String otherwise) {
        return exists() ? this : new DocumentNode(TextNode.valueOf(otherwise), place);
    }

    /** Refuses every field but the known ones: what is not read would be ignored silently. */
    public DocumentNode allow(String... known) {
        return allow(List.of(known));
    }

    /** Refuses every field but the known ones. */
    public DocumentNode allow(Collection<String> known) {
        fields().forEach((name, value) -> {
            if (!known.contains(name)) {
                throw value.unsupported(known);
            }
        });
        return this;
    }

    /** Returns the value as text, empty when it is missing. */
    public String text() {
        return json.asText();
    }

    /** Returns the value as text that has to be there. */
    public String required(String expected) {
        if (text().isEmpty()) {
            throw refused(expected);
        }
        return text();
    }

    /** Returns the value as text that has to match a pattern. */
    public String matching(String pattern) {
        if (!text().matches(pattern)) {
            throw refused(pattern);
        }
        return text();
    }

    /** Returns the value as text that has to be one of some. */
    public String oneOf(String... expected) {
        return oneOf(List.of(expected));
    }

    /** Returns the value as text that has to be one of some. */
    public String oneOf(Collection<String> expected) {
        if (!expected.contains(text())) {
            throw refused(expected.size() == 1 ? expected.iterator().next() : "one of " + new TreeSet<>(expected));
        }
        return text();
    }

    /** Returns a whole number, which is text where a template refers to a parameter. */
    public int whole(int lowest, int highest) {
        boolean whole = text().matches("\\d{1,9}");
        if (!whole || Integer.parseInt(text()) < lowest || Integer.parseInt(text()) > highest) {
            throw refused("a whole number from " + lowest + " to " + highest);
        }
        return Integer.parseInt(text());
    }

    /** Returns the fields as texts, in the order of their names. */
    public Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        fields().forEach((name, value) -> texts.put(name, value.text()));
        return texts;
    }

    /** Words that another value was expected here. */
    public InvalidDocumentException refused(String expected) {
        String found = exists() ? "'" + (json.isValueNode() ? text() : json) + "'" : "missing";
        return new InvalidDocumentException("%s is %s, expected %s".formatted(place, found, expected));
    }

    /** Words that the local run has nothing by this name. */
    public InvalidDocumentException unsupported(Collection<String> known) {
        return new InvalidDocumentException(
                place + " is not supported by the local run, expected one of " + new TreeSet<>(known));
    }
}
