package io.filetransfer.runner;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Gatherers;
import software.amazon.awssdk.services.s3.S3Client;

/** Puts the input where the transfer finds it. */
final class Uploader {

    private static final int GROUP_SIZE = 16;

    private final S3Client s3;
    private final TransferNames names;

    Uploader(S3Client s3, TransferNames names) {
        this.s3 = s3;
        this.names = names;
    }

    /** Uploads every file, a group of them at the same time. */
    void upload(List<InputFile> files) {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            files.stream()
                    .gather(Gatherers.windowFixed(GROUP_SIZE))
                    .forEach(group -> group.stream()
                            .<Future<?>>map(file -> executor.submit(() -> put(file)))
                            .toList()
                            .forEach(Uploader::await));
        }
    }

    private void put(InputFile file) {
        s3.putObject(
                request -> request.bucket(names.sourceBucket()).key(names.sourcePrefix() + file.path()),
                file.content().get());
    }

    private static void await(Future<?> upload) {
        try {
            upload.get();
        } catch (ExecutionException e) {
            throw new UserException("the upload failed: " + e.getCause().getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while uploading", e);
        }
    }
}
