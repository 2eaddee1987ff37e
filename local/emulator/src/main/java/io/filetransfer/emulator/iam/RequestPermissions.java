package io.filetransfer.emulator.iam;

import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.iam.policy.Permission;
import java.io.IOException;
import java.util.List;

/** Knows which permissions the requests to one service need. */
@FunctionalInterface
public interface RequestPermissions {

    /**
     * Derives the permissions from a request, which stays as it is: a body that is read is put back.
     *
     * @param exchange the request
     * @return every permission that it needs
     * @throws UnknownOperationException when it is not known what the request needs
     * @throws io.filetransfer.emulator.http.RefusedRequestException when the request is not one of the service
     * @throws IOException when the client went away
     */
    List<Permission> of(HttpExchange exchange) throws IOException, UnknownOperationException;
}
