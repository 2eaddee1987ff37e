package io.filetransfer.master;

import com.fasterxml.jackson.databind.JsonNode;
import io.filetransfer.common.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** A Lambda service that accepts events and hands each to a test. */
final class RecordingLambda implements LambdaClient {

    private final Collection<InvokeRequest> requests = new ConcurrentLinkedQueue<>();
    private final Consumer<String> onFile;

    RecordingLambda(Consumer<String> onFile) {
        this.onFile = onFile;
    }

    @Override
    public InvokeResponse invoke(InvokeRequest request) {
        onFile.accept(payload(request).get("file_path").textValue());
        requests.add(request);
        return InvokeResponse.builder().statusCode(202).build();
    }

    Collection<InvokeRequest> requests() {
        return requests;
    }

    static JsonNode payload(InvokeRequest request) {
        try {
            return Json.read(request.payload().asInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
