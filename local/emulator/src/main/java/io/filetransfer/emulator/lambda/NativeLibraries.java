package io.filetransfer.emulator.lambda;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The native libraries of the Runtime Interface Client, one for each platform, unpacked. */
final class NativeLibraries {

    private static final List<String> PLATFORMS =
            List.of("linux-x86_64", "linux-aarch_64", "linux_musl-x86_64", "linux_musl-aarch_64");

    private final List<Path> files = new ArrayList<>();

    NativeLibraries(Path folder) throws IOException {
        for (String platform : PLATFORMS) {
            String name = "libaws-lambda-jni." + platform + ".so";
            files.add(unpack("/jni/" + name, folder.resolve(name)));
        }
    }

    /** Returns the JVM option that tells {@link EnvironmentMain} where they are. */
    String option() {
        return files.stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator, "-D" + EnvironmentMain.LIBRARIES + "=", ""));
    }

    private static Path unpack(String resource, Path file) throws IOException {
        try (InputStream bytes = Objects.requireNonNull(AWSLambda.class.getResourceAsStream(resource), resource)) {
            Files.copy(bytes, file);
        }
        return file;
    }
}
