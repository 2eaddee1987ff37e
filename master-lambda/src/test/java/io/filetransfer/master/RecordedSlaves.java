package io.filetransfer.master;

import io.filetransfer.common.events.Json;
import io.filetransfer.common.events.MoveRequest;
import io.filetransfer.common.events.SourceFile;
import io.filetransfer.common.testing.InMemoryDynamoDb;
import io.filetransfer.emulator.calls.CallHook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** A Lambda service, with a hook at the moments of its calls, that keeps which files it was given. */
final class RecordedSlaves implements LambdaClient {

    private final InMemoryDynamoDb dynamoDb;
    private final List<MoveRequest> requests = new ArrayList<>();
    private final List<String> unrecorded = new ArrayList<>();
    private volatile CallHook hook = CallHook.NONE;

    RecordedSlaves(InMemoryDynamoDb dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    void hook(CallHook newHook) {
        hook = newHook;
    }

    /** Returns the events in the order in which they were accepted. */
    synchronized List<MoveRequest> requests() {
        return List.copyOf(requests);
    }

    /** Returns the files of all events. */
    synchronized Set<String> invoked() {
        return requests.stream()
                .flatMap(request -> keys(request).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the files that had no item when their event came. */
    synchronized List<String> unrecorded() {
        return List.copyOf(unrecorded);
    }

    @Override
    public InvokeResponse invoke(InvokeRequest request) {
        MoveRequest event = event(request);
        String call = "Invoke " + String.join(",", keys(event));
        hook.before(call);
        accept(event);
        InvokeResponse answer = InvokeResponse.builder().statusCode(202).build();
        hook.after(call, answer);
        return answer;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    /** Returns the keys that an event names. */
    static List<String> keys(MoveRequest event) {
        return event.files().stream().map(SourceFile::filePath).toList();
    }

    private static MoveRequest event(InvokeRequest request) {
        try {
            return MoveRequest.parse(Json.read(request.payload().asInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void accept(MoveRequest event) {
        requests.add(event);
        Set<String> recorded = dynamoDb.statuses().keySet();
        keys(event).stream().filter(file -> !recorded.contains(file)).forEach(unrecorded::add);
    }
}
