package io.filetransfer.emulator.s3.front;

import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.http.AwsService;
import io.filetransfer.emulator.s3.awssdk.EmbeddedBlobStore;
import io.filetransfer.emulator.s3.awssdk.S3Errors;
import io.filetransfer.emulator.s3.awssdk.TagOperations;
import java.io.IOException;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Answers copies and tagging on the store itself, refuses what is not supported, and hands on everything else. */
public final class S3Front implements AwsService {

    private final Copies copies;
    private final TagOperations tags;
    private final AwsService server;

    /**
     * Creates the front.
     *
     * @param store answers copies
     * @param tags answers tagging
     * @param server answers everything else
     */
    public S3Front(EmbeddedBlobStore store, TagOperations tags, AwsService server) {
        this.copies = new Copies(store);
        this.tags = tags;
        this.server = server;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            ObjectRequest request = ObjectRequest.of(exchange);
            Supported.check(request);
            answer(exchange, request);
        } catch (AwsServiceException e) {
            Answer.error(e).send(exchange);
        }
    }

    private void answer(HttpExchange exchange, ObjectRequest request) throws IOException {
        if (request.isTagging()) {
            tagging(exchange, request).send(exchange);
        } else if (request.isCopy()) {
            copy(request).send(exchange);
        } else {
            server.handle(exchange);
        }
    }

    private Answer copy(ObjectRequest request) {
        return request.query().containsKey("uploadId") ? copies.part(request) : copies.object(request);
    }

    private Answer tagging(HttpExchange exchange, ObjectRequest request) throws IOException {
        if (request.is("GET")) {
            return TaggingXml.write(tags.get(request.bucket(), request.key()));
        }
        if (request.is("PUT")) {
            tags.put(request.bucket(), request.key(), TaggingXml.read(CheckedBody.read(exchange, request)));
            return Answer.empty(200);
        }
        if (request.is("DELETE")) {
            tags.put(request.bucket(), request.key(), List.of());
            return Answer.empty(204);
        }
        throw S3Errors.notImplemented("The method " + request.method() + " for tags");
    }
}
