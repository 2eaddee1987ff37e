package io.filetransfer.emulator.s3.http;

import java.util.Collection;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;

/** Writes the bodies of answers from the SDK's objects. */
final class XmlWriter {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NAMESPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    /** The members that {@code encoding-type} encodes, since XML has not every character that keys may have. */
    private static final Set<String> KEYS =
            Set.of("Delimiter", "Key", "KeyMarker", "Marker", "NextKeyMarker", "NextMarker", "Prefix", "StartAfter");

    private final StringBuilder xml = new StringBuilder(DECLARATION);
    private final boolean encodesKeys;

    private XmlWriter(boolean encodesKeys) {
        this.encodesKeys = encodesKeys;
    }

    /**
     * Writes an answer.
     *
     * @param root the root element's name; null for the member that is the whole body, if there is one
     * @return the document, empty when the answer has no body
     */
    static String write(SdkPojo response, String root) {
        XmlWriter writer = new XmlWriter(encodesKeys(response));
        if (root != null) {
            writer.root(root, response);
            return writer.xml.toString();
        }
        for (SdkField<?> field : response.sdkFields()) {
            if (field.containsTrait(PayloadTrait.class)) {
                writer.root(field.locationName(), field.getValueOrDefault(response));
                return writer.xml.toString();
            }
        }
        return "";
    }

    static String write(AwsServiceException error) {
        XmlWriter writer = new XmlWriter(false);
        writer.xml.append("<Error><Code>");
        writer.text(error.awsErrorDetails().errorCode());
        writer.xml.append("</Code><Message>");
        writer.text(error.awsErrorDetails().errorMessage());
        return writer.xml.append("</Message></Error>").toString();
    }

    private static boolean encodesKeys(SdkPojo response) {
        return response instanceof SdkResponse answer
                && answer.getValueForField("EncodingType", String.class)
                        .filter("url"::equals)
                        .isPresent();
    }

    private void root(String name, Object content) {
        xml.append('<').append(name).append(NAMESPACE).append('>');
        if (content instanceof SdkPojo object) {
            members(object);
        } else if (content != null) {
            text(content.toString());
        }
        xml.append("</").append(name).append('>');
    }

    private void members(SdkPojo object) {
        for (SdkField<?> field : object.sdkFields()) {
            Object value = field.location() == MarshallLocation.PAYLOAD ? field.getValueOrDefault(object) : null;
            if (value instanceof Collection<?> items) {
                list(field, items);
            } else if (value != null) {
                element(field.locationName(), field, value);
            }
        }
    }

    /** An empty list is there as an empty element, but for one without an element of its own. */
    private void list(SdkField<?> field, Collection<?> items) {
        ListTrait list = field.getTrait(ListTrait.class);
        SdkField<?> item = list.memberFieldInfo();
        if (list.isFlattened()) {
            items.forEach(value -> element(field.locationName(), item, value));
        } else {
            xml.append('<').append(field.locationName()).append('>');
            items.forEach(value -> element(item.locationName(), item, value));
            xml.append("</").append(field.locationName()).append('>');
        }
    }

    private void element(String name, SdkField<?> field, Object value) {
        xml.append('<').append(name).append('>');
        if (value instanceof SdkPojo object) {
            members(object);
        } else {
            String text = FieldText.format(field, value);
            text(encodesKeys && KEYS.contains(field.memberName()) ? PercentEncoding.encode(text) : text);
        }
        xml.append("</").append(name).append('>');
    }

    private void text(String text) {
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            String reference = reference(text.charAt(i));
            if (reference != null) {
                xml.append(text, written, i).append(reference);
                written = i + 1;
            }
        }
        xml.append(text, written, text.length());
    }

    /** XML 1.0 has no control characters but white space; S3 writes references to them all the same. */
    private static String reference(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\t', '\n' -> null;
            default -> c < ' ' ? "&#" + (int) c + ";" : null;
        };
    }
}
