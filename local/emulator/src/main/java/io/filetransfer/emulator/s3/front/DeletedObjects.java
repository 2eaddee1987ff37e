package io.filetransfer.emulator.s3.front;

import io.filetransfer.emulator.iam.policy.Permission;
import io.filetransfer.emulator.s3.awssdk.S3Errors;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads what DeleteObjects is to delete.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html">DeleteObjects</a>
 */
final class DeletedObjects {

    private DeletedObjects() {}

    /**
     * An object to be deleted.
     *
     * @param key its key
     * @param conditional whether it is deleted only if it is a certain version
     */
    record DeletedObject(String key, boolean conditional) {

        Stream<Permission> permissions(String bucket) {
            Permission delete = ObjectPermissions.on("s3:DeleteObject", bucket, key);
            return conditional
                    ? Stream.of(delete, ObjectPermissions.on("s3:GetObject", bucket, key))
                    : Stream.of(delete);
        }
    }

    static List<DeletedObject> read(byte[] body) {
        try {
            return objects(Xml.reader(body));
        } catch (XMLStreamException e) {
            throw S3Errors.malformedXml(e.getMessage());
        }
    }

    private static List<DeletedObject> objects(XMLStreamReader xml) throws XMLStreamException {
        List<DeletedObject> objects = new ArrayList<>();
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT
                    && xml.getLocalName().equals("Object")) {
                objects.add(object(xml));
            }
        }
        return objects;
    }

    private static DeletedObject object(XMLStreamReader xml) throws XMLStreamException {
        String key = "";
        boolean conditional = false;
        while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
            String element = xml.getLocalName();
            String text = xml.getElementText();
            key = element.equals("Key") ? text : key;
            conditional |= element.equals("ETag");
        }
        return new DeletedObject(key, conditional);
    }
}
