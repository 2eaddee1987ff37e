package io.filetransfer.emulator.lambda;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;

/** The deployment package of {@link TestHandlers}. */
final class TestJar {

    static final SdkBytes BYTES = SdkBytes.fromByteArray(pack());

    private TestJar() {}

    private static byte[] pack() {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(jar)) {
            for (Path file : classes()) {
                out.putNextEntry(
                        new JarEntry(TestJar.class.getPackageName().replace('.', '/') + "/" + file.getFileName()));
                Files.copy(file, out);
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return jar.toByteArray();
    }

    private static List<Path> classes() throws IOException, URISyntaxException {
        Path folder = Path.of(
                        TestHandlers.class.getResource("TestHandlers.class").toURI())
                .getParent();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("TestHandlers"))
                    .toList();
        }
    }
}
