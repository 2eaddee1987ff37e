package io.filetransfer.status.check;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** A Lambda service that accepts events. */
public final class FakeSlaves implements LambdaClient {

    private final List<InvokeRequest> requests = new ArrayList<>();

    public List<InvokeRequest> requests() {
        return requests;
    }

    @Override
    public InvokeResponse invoke(InvokeRequest request) {
        requests.add(request);
        return InvokeResponse.builder().statusCode(202).build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
