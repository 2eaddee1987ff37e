package io.filetransfer.slave;

import static org.assertj.core.api.Assertions.assertThat;

import io.filetransfer.slave.move.Moves;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SlaveRehearsalTest {

    @Test
    void run_withoutNetworkRegionAndCredentials_makesTheCallsOfOneFile() throws IOException {
        assertThat(SlaveRehearsal.of(Moves.settings()).run()).containsExactly("PUT", "DELETE", "UpdateItem");
    }
}
