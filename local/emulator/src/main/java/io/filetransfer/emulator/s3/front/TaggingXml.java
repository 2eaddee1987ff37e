package io.filetransfer.emulator.s3.front;

import io.filetransfer.emulator.s3.awssdk.S3Errors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * Tags as the bodies of the tagging requests have them.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html">PutObjectTagging</a>
 */
final class TaggingXml {

    private static final String ROOT = "Tagging";

    private TaggingXml() {}

    static Answer write(Map<String, String> tags) {
        return Answer.xml(ROOT, xml -> {
            xml.writeStartElement("TagSet");
            for (Map.Entry<String, String> tag : tags.entrySet()) {
                xml.writeStartElement("Tag");
                Answer.element(xml, "Key", tag.getKey());
                Answer.element(xml, "Value", tag.getValue());
                xml.writeEndElement();
            }
            xml.writeEndElement();
        });
    }

    static List<Tag> read(byte[] body) {
        try {
            XMLStreamReader xml = Xml.reader(body);
            xml.nextTag();
            xml.require(XMLStreamReader.START_ELEMENT, null, ROOT);
            return tags(xml);
        } catch (XMLStreamException e) {
            throw S3Errors.malformedXml(e.getMessage());
        }
    }

    private static List<Tag> tags(XMLStreamReader xml) throws XMLStreamException {
        List<Tag> tags = new ArrayList<>();
        Tag.Builder tag = Tag.builder();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                read(xml, tag);
            } else if (event == XMLStreamReader.END_ELEMENT
                    && xml.getLocalName().equals("Tag")) {
                tags.add(complete(tag));
                tag = Tag.builder();
            }
        }
        return tags;
    }

    private static void read(XMLStreamReader xml, Tag.Builder tag) throws XMLStreamException {
        String element = xml.getLocalName();
        if (element.equals("Key")) {
            tag.key(xml.getElementText());
        } else if (element.equals("Value")) {
            tag.value(xml.getElementText());
        } else if (!element.equals("TagSet") && !element.equals("Tag")) {
            throw S3Errors.malformedXml("element " + element);
        }
    }

    private static Tag complete(Tag.Builder builder) {
        Tag tag = builder.build();
        if (tag.key() == null || tag.value() == null) {
            throw S3Errors.malformedXml("a Tag without Key or Value");
        }
        return tag;
    }
}
