package io.filetransfer.runner.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.filetransfer.common.advice.ListPrices;
import io.filetransfer.runner.bench.InvocationLog.Invocation;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DollarsTest {

    private static final ListPrices PRICES = PriceList.load().prices();

    /** Of 1,000 files: 1,000 copies, 1 listing and 10 reads; 4,000 write units and 8 reads; 1,000 invocations of 0.1 s and 0.5 GB. */
    @Test
    void of_requestsOfAThousandFiles_areScaledToAMillion() {
        Map<String, Map<String, Long>> requests = Map.of(
                "slave", Map.of("s3:CopyObject", 1_000L, "s3:DeleteObject", 1_000L, "s3:HeadObject", 10L),
                "master", Map.of("s3:ListObjects", 1L, "lambda:Invoke", 1_000L, "dynamodb:BatchWriteItem", 40L),
                "status", Map.of("dynamodb:Query", 8L));
        List<Invocation> invocations = Collections.nCopies(1_000, new Invocation("slave", Instant.EPOCH, 0.1, 0.5));

        Dollars dollars = Dollars.of(PRICES, 1_000, requests, 4_000, invocations, 40);

        // 1,000 x (1,001 x 0.000005 + 10 x 0.0000004)
        assertThat(dollars.s3()).isCloseTo(5.009, within(1e-9));
        // 1,000 x (4,000 x 0.000000625 + 8 x 0.000000125)
        assertThat(dollars.dynamoDb()).isCloseTo(2.501, within(1e-9));
        // 1,000 x (1,000 x 0.0000002 + 50 GB-s x 0.0000133334)
        assertThat(dollars.lambda()).isCloseTo(0.86667, within(1e-9));
        // 40 x 0.000025, once
        assertThat(dollars.stepFunctions()).isCloseTo(0.001, within(1e-9));
        assertThat(dollars.total()).isCloseTo(8.37767, within(1e-9));
    }
}
