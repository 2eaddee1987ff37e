package io.filetransfer.emulator.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.filetransfer.emulator.http.AwsService;
import io.filetransfer.emulator.http.Gateway;
import io.filetransfer.emulator.iam.policy.Permission;
import io.filetransfer.emulator.iam.policy.Policies;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A service behind a guard, for one role; what its requests need is written down. */
public final class TestRole implements AutoCloseable {

    public static final String ARN = "arn:aws:iam::123456789012:role/slave-role";

    static final Session SESSION = new Session(ARN, "slave");
    static final String ALL = "{'Effect': 'Allow', 'Action': '*', 'Resource': '*'}";

    private final List<String> needed = Collections.synchronizedList(new ArrayList<>());
    private final Guard guard;
    private final Gateway gateway;

    private TestRole(Guard guard, String name, AwsService service, RequestPermissions permissions, Denied denied) {
        this.guard = guard;
        RequestPermissions recording = exchange -> {
            List<Permission> derived = permissions.of(exchange);
            derived.forEach(permission -> needed.add(text(permission)));
            return derived;
        };
        this.gateway = Gateway.start(0, Map.of(name, new GuardedService(service, recording, guard, denied)));
    }

    /** Starts the service for a role that may do everything. */
    public static TestRole allowed(String name, AwsService service, RequestPermissions permissions) {
        return new TestRole(guard(ALL), name, service, permissions, Denied.JSON);
    }

    static TestRole with(
            String statement, String name, AwsService service, RequestPermissions permissions, Denied denied) {
        return new TestRole(guard(statement), name, service, permissions, denied);
    }

    static Guard guard(String statement) {
        return new Guard(Map.of(ARN, policies(statement)), List.of(SESSION));
    }

    static Policies policies(String statement) {
        String document = "{'Version': '2012-10-17', 'Statement': [" + statement + "]}";
        try {
            return Policies.parse(List.of(new ObjectMapper().readTree(document.replace('\'', '"'))), ARN);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(document, e);
        }
    }

    public URI endpoint() {
        return gateway.endpoint();
    }

    public String accessKeyId() {
        return SESSION.accessKeyId();
    }

    public CallLog calls() {
        return guard.calls();
    }

    /** Returns what the calls in between have needed, as {@code action on ARN}. */
    public List<String> neededFor(Runnable calls) {
        needed.clear();
        calls.run();
        return List.copyOf(needed);
    }

    @Override
    public void close() {
        gateway.close();
    }

    private static String text(Permission permission) {
        return permission.action() + " on " + permission.resource()
                + (permission.context().isEmpty() ? "" : " " + permission.context());
    }
}
