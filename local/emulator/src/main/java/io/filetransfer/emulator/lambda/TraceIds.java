package io.filetransfer.emulator.lambda;

import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes trace headers as <a
 * href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader">X-Ray defines
 * them</a>; nothing is sampled.
 */
final class TraceIds {

    String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return String.format(
                Locale.ROOT,
                "Root=1-%08x-%08x%016x;Parent=%016x;Sampled=0",
                Instant.now().getEpochSecond(),
                random.nextInt(),
                random.nextLong(),
                random.nextLong());
    }
}
