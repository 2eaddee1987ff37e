package io.filetransfer.common.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OldestFileTest {

    private static final Instant NOW = Instant.parse("2026-11-22T11:00:00Z");

    private final OldestFile oldest = new OldestFile();

    @Test
    void age_noFile_isEmpty() {
        assertThat(oldest.age(NOW)).isEmpty();
    }

    @Test
    void age_severalFiles_isTheOldests() {
        oldest.add(file(10));
        oldest.add(file(30));
        oldest.add(file(20));

        assertThat(oldest.age(NOW)).contains(Duration.ofSeconds(30));
    }

    @Test
    void age_fileOfALaterTime_isZero() {
        oldest.add(file(-5));

        assertThat(oldest.age(NOW)).contains(Duration.ZERO);
    }

    private static ListedFile file(int secondsAgo) {
        return new ListedFile("raw/a.csv", "etag", 1, NOW.minusSeconds(secondsAgo));
    }
}
