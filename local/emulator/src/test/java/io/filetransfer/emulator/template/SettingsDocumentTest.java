package io.filetransfer.emulator.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/settings.md} against the template: each setting is there, once. */
class SettingsDocumentTest {

    private static final Path FILE = ProjectTemplate.FILE.resolveSibling(Path.of("docs", "settings.md"));
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final int PARAMETER_COLUMN = 1;
    private static final int VARIABLE_COLUMN = 3;

    @Test
    void settings_everyParameter_isNamedOnceAndNoOther() throws IOException {
        assertNamedOnce(ProjectTemplate.parameters(), PARAMETER_COLUMN);
    }

    @Test
    void settings_everyVariableOfTheFunctions_isNamedOnceAndNoOther() throws IOException {
        assertNamedOnce(variables(), VARIABLE_COLUMN);
    }

    private static void assertNamedOnce(Set<String> names, int column) throws IOException {
        List<String> lines = Files.readAllLines(FILE);

        assertThat(lines.stream()
                        .flatMap(line -> code(line).stream())
                        .filter(names::contains)
                        .toList())
                .containsExactlyInAnyOrderElementsOf(names);
        assertThat(lines.stream()
                        .filter(line -> line.startsWith("|"))
                        .flatMap(row -> code(row.split("\\|", -1)[column]).stream())
                        .toList())
                .containsExactlyInAnyOrderElementsOf(names);
    }

    private static List<String> code(String text) {
        return CODE.matcher(text).results().map(span -> span.group(1)).toList();
    }

    private static Set<String> variables() {
        Set<String> variables = new TreeSet<>();
        for (JsonNode environment : ProjectTemplate.written().findValues("Environment")) {
            variables.addAll(ProjectTemplate.names(environment.path("Variables")));
        }
        return variables;
    }
}
