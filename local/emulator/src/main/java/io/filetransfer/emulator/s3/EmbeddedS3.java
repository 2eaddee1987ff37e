package io.filetransfer.emulator.s3;

import io.filetransfer.emulator.http.AwsService;
import io.filetransfer.emulator.http.HttpForwarder;
import io.filetransfer.emulator.iam.RequestPermissions;
import io.filetransfer.emulator.s3.awssdk.CarriedHeaders;
import io.filetransfer.emulator.s3.awssdk.EmbeddedBlobStore;
import io.filetransfer.emulator.s3.awssdk.TagOperations;
import io.filetransfer.emulator.s3.front.S3Front;
import io.filetransfer.emulator.s3.front.S3Permissions;
import io.filetransfer.emulator.s3.store.Buckets;
import io.filetransfer.emulator.s3.store.FolderStorage;
import io.filetransfer.emulator.s3.store.MemoryStorage;
import io.filetransfer.emulator.s3.store.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;

/** An S3 server inside this process. */
public final class EmbeddedS3 implements AutoCloseable {

    private static final URI ANY_FREE_PORT = URI.create("http://127.0.0.1:0");

    private final Buckets buckets;
    private final S3Proxy server;
    private final HttpForwarder forwarder;
    private final AwsService service;

    private EmbeddedS3(Buckets buckets) {
        this.buckets = buckets;
        EmbeddedBlobStore store = new EmbeddedBlobStore(buckets);
        this.server = S3Proxy.builder()
                .blobStore(store)
                .endpoint(ANY_FREE_PORT)
                .awsAuthentication(AuthenticationType.NONE, null, null)
                .ignoreUnknownHeaders(true)
                .stopTimeout(0)
                .build();
        start();
        this.forwarder = new HttpForwarder(URI.create("http://127.0.0.1:" + server.getPort()), new CarriedHeaders());
        this.service = new S3Front(store, new TagOperations(buckets), forwarder);
    }

    /** Starts a server that keeps everything on the heap. */
    public static EmbeddedS3 inMemory() {
        return open(new MemoryStorage());
    }

    /**
     * Starts a server that keeps buckets as folders and objects as files.
     *
     * @param folder where the buckets are; created if it is not there
     * @return the running server, with what was in the folder
     * @throws UncheckedIOException when the folder cannot be read or written, or another run has it open
     */
    public static EmbeddedS3 inFolder(Path folder) {
        try {
            return open(new FolderStorage(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static EmbeddedS3 open(Storage storage) {
        try {
            return new EmbeddedS3(new Buckets(storage));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Returns the server as a part of the {@link io.filetransfer.emulator.http.Gateway}, by the name {@code s3}. */
    public AwsService service() {
        return service;
    }

    /** Returns what requests to the server need. */
    public RequestPermissions permissions() {
        return new S3Permissions(buckets);
    }

    /** Stops the server; what is in a folder stays there. */
    @Override
    public void close() {
        forwarder.close();
        stop();
    }

    private void start() {
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the embedded S3 server did not start: " + e.getMessage(), e);
        }
    }

    private void stop() {
        try {
            server.stop();
            buckets.close();
        } catch (Exception e) {
            throw new IllegalStateException("the embedded S3 server did not stop: " + e.getMessage(), e);
        }
    }
}
