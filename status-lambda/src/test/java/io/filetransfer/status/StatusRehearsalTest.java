package io.filetransfer.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusRehearsalTest {

    private static final int INDEX_PARTITIONS = 16;

    @Test
    void run_withoutNetworkRegionAndCredentials_makesTheCallsOfACompleteTransfer() throws IOException {
        List<String> expected = new ArrayList<>(List.of("GET"));
        expected.addAll(Collections.nCopies(INDEX_PARTITIONS, "Query"));
        expected.addAll(List.of("GetItem", "GetActivityTask", "SendTaskSuccess"));

        assertThat(StatusRehearsal.of(StatusSettings.from(StatusSettingsTest.USABLE))
                        .run())
                .isEqualTo(expected);
    }
}
