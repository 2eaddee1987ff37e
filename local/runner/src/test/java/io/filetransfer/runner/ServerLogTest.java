package io.filetransfer.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {

    @Test
    void in_untilClosed_takesTheStandardErrorToItsFile(@TempDir Path folder) {
        PrintStream before = System.err;
        try (ServerLog log = ServerLog.in(folder)) {
            System.err.println("a warning of " + log.getClass().getSimpleName());
        }

        assertThat(System.err).isSameAs(before);
        assertThat(folder.resolve("servers.log")).hasContent("a warning of ServerLog\n");
    }

    @Test
    void to_untilClosed_handsOnItsLines() {
        List<String> lines = new ArrayList<>();
        try (ServerLog log = ServerLog.to(lines::add)) {
            System.err.print("one of ä" + log.getClass().getSimpleName() + "\ntwo\n");
        }

        assertThat(lines).containsExactly("one of äServerLog", "two");
    }
}
