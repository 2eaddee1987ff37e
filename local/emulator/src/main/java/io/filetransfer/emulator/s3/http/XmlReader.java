package io.filetransfer.emulator.s3.http;

import io.filetransfer.emulator.s3.S3Failures;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Reads bodies of requests into the SDK's objects. */
final class XmlReader {

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;

    private XmlReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** Reads the body that is the value of a member, in an element of the member's name. */
    static Object read(InputStream body, SdkField<?> field) {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(body);
            xml.nextTag();
            xml.require(XMLStreamReader.START_ELEMENT, null, field.locationName());
            return new XmlReader(xml).value(field);
        } catch (XMLStreamException | IllegalArgumentException e) {
            throw S3Failures.of(
                    400, "MalformedXML", "The XML you provided is not what this request takes: " + e.getMessage());
        }
    }

    /** A document type could name files of this machine. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private Object value(SdkField<?> field) throws XMLStreamException {
        ListTrait list = field.getTrait(ListTrait.class);
        if (list != null) {
            return items(list.memberFieldInfo());
        }
        return field.constructor() == null
                ? FieldText.parse(field, xml.getElementText())
                : object(field.constructor().get());
    }

    private List<Object> items(SdkField<?> item) throws XMLStreamException {
        List<Object> items = new ArrayList<>();
        while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
            xml.require(XMLStreamReader.START_ELEMENT, null, item.locationName());
            items.add(value(item));
        }
        return items;
    }

    private Object object(SdkPojo builder) throws XMLStreamException {
        Map<SdkField<?>, List<Object>> flattened = new HashMap<>();
        while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
            SdkField<?> field = field(builder, xml.getLocalName());
            ListTrait list = field.getTrait(ListTrait.class);
            if (list != null && list.isFlattened()) {
                flattened.computeIfAbsent(field, any -> new ArrayList<>()).add(value(list.memberFieldInfo()));
            } else {
                field.set(builder, value(field));
            }
        }
        flattened.forEach((field, items) -> field.set(builder, items));
        return ((Buildable) builder).build();
    }

    private static SdkField<?> field(SdkPojo builder, String element) {
        for (SdkField<?> field : builder.sdkFields()) {
            if (field.locationName().equals(element)) {
                return field;
            }
        }
        throw new IllegalArgumentException("it has no element " + element);
    }
}
