package io.filetransfer.master;

import io.filetransfer.common.events.Json;
import io.filetransfer.common.events.MoveRequest;
import io.filetransfer.common.events.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/** A Lambda service that accepts events and hands each to a test. */
final class RecordingLambda implements LambdaClient {

    private final Collection<InvokeRequest> requests = new ConcurrentLinkedQueue<>();
    private final Consumer<String> onFile;

    RecordingLambda(Consumer<String> onFile) {
        this.onFile = onFile;
    }

    @Override
    public InvokeResponse invoke(InvokeRequest request) {
        files(request).forEach(file -> onFile.accept(file.filePath()));
        requests.add(request);
        return InvokeResponse.builder().statusCode(202).build();
    }

    Collection<InvokeRequest> requests() {
        return requests;
    }

    /** Returns the files that an event names, read as the slave reads it. */
    static List<SourceFile> files(InvokeRequest request) {
        try {
            return MoveRequest.parse(Json.read(request.payload().asInputStream()))
                    .files();
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

    /** Returns Lambda's answer to whoever lacks a permission. */
    static LambdaException denied(String message) {
        return (LambdaException) LambdaException.builder()
                .statusCode(403)
                .message(message)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("AccessDeniedException")
                        .build())
                .build();
    }
}
