package io.filetransfer.emulator.s3.front;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * An answer with an XML body, or without a body.
 *
 * @param status the HTTP status
 * @param body the XML, empty for none
 */
record Answer(int status, String body) {

    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    /** Writes what is within the root element. */
    interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    static Answer empty(int status) {
        return new Answer(status, "");
    }

    static Answer xml(String root, Content content) {
        return document(200, root, NAMESPACE, content);
    }

    static Answer error(AwsServiceException error) {
        return document(error.statusCode(), "Error", "", xml -> {
            element(xml, "Code", error.awsErrorDetails().errorCode());
            element(xml, "Message", error.awsErrorDetails().errorMessage());
        });
    }

    static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    void send(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        boolean bodiless = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.getResponseHeaders().set("x-amz-request-id", UUID.randomUUID().toString());
        if (bytes.length > 0) {
            exchange.getResponseHeaders().set("Content-Type", "application/xml");
        }
        exchange.sendResponseHeaders(status, bodiless ? -1 : bytes.length);
        if (!bodiless) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Answer document(int status, String root, String namespace, Content content) {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement(root);
            if (!namespace.isEmpty()) {
                xml.writeDefaultNamespace(namespace);
            }
            content.write(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("an answer could not be written as XML", e);
        }
        return new Answer(status, out.toString());
    }
}
