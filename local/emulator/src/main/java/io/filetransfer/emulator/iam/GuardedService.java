package io.filetransfer.emulator.iam;

import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.http.AwsService;
import io.filetransfer.emulator.http.Credential;
import java.io.IOException;
import java.util.Optional;

/** A service that a role's requests reach only when its policies allow what they need. */
public final class GuardedService implements AwsService {

    private final AwsService service;
    private final RequestPermissions permissions;
    private final Guard guard;
    private final Denied denied;

    /**
     * Puts a guard before a service.
     *
     * @param service answers what is allowed
     * @param permissions knows what requests to the service need
     * @param guard decides
     * @param denied how the service denies
     */
    public GuardedService(AwsService service, RequestPermissions permissions, Guard guard, Denied denied) {
        this.service = service;
        this.permissions = permissions;
        this.guard = guard;
        this.denied = denied;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Optional<Session> session =
                Credential.of(exchange).map(Credential::accessKeyId).flatMap(guard::session);
        if (session.isPresent()) {
            check(exchange, session.get());
        }
        service.handle(exchange);
    }

    private void check(HttpExchange exchange, Session session) throws IOException {
        try {
            guard.require(session, permissions.of(exchange), denied);
        } catch (UnknownOperationException e) {
            throw guard.refuse(session, e, denied);
        }
    }
}
