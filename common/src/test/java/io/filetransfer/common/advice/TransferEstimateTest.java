package io.filetransfer.common.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.filetransfer.common.advice.TransferEstimate.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferEstimateTest {

    private static final ListPrices PRICES = new ListPrices(5e-6, 4e-7, 6.25e-7, 1.25e-7, 2e-7, 1.33334e-5, 2.5e-5);

    /*
     * Files per second: S3 3,500 / 2 = 1,750; table 4,000 / 2 = 2,000; index, one by one only, 16,000 / 6.1 / 2 = 1,311;
     * master 1 / 0.001 = 1,000, with 25 and 100 an invocation 1 / 0.000232 = 4,310 and 1 / 0.000208 = 4,808;
     * slaves, 10 at once, 10 / 0.12 = 83.3, 250 / 0.2364 = 1,058 and 1,000 / 0.6 = 1,667; 1,000 at once a hundred times as many.
     * Seconds: 5 s, then files / the least of these, up to the next multiple of 30 s. Executions: the same in 3,540 s each.
     *
     * Dollars of a million, one by one: copies 5.000, listings 0.005, 4 units a file 2.500, invocations 0.200,
     * (1,000,000 x 0.12 s x 0.5 GB + 1,000 s x 1.7275 GB) x 0.0000133334 = 0.823; sum 8.528.
     * By 100: 5.000 + 0.005 + 2 units a file and 2 x 5 an entry of 100 names 1.3125 + 0.002
     * + (10,000 x 0.6 s x 0.5 GB + 208 s x 1.7275 GB) x 0.0000133334 = 0.045; sum 6.364.
     * Of 100,000 by 25: 0.5000 + 0.0005 + (2 + 2 x 2 / 25) units a file 0.1350 + 0.0008
     * + (4,000 x 0.2364 x 0.5 + 23.2 x 1.7275) x 0.0000133334 = 0.0068; sum 0.6431.
     */
    @ParameterizedTest
    @CsvSource({
        // files, per invocation, concurrency, seconds, bound, executions, dollars
        "1000,       1,   10,    35, SLAVES, 1,  0.0085",
        "100000,     25,  10,   125, SLAVES, 1,  0.6431",
        "1000000,    1,   10, 12005, SLAVES, 4,  8.5281",
        "1000000,    1, 1000,  1025, MASTER, 1,  8.5281",
        "1000000,  100, 1000,   605, S3,     1,  6.3643",
        "10000000, 100, 1000,  5735, S3,     2, 63.6429",
    })
    void of_filesAndSetting_areBoundByTheSlowestResource(
            long files,
            int filesPerInvocation,
            int concurrency,
            long seconds,
            Resource bound,
            long executions,
            double dollars) {
        TransferEstimate estimate = TransferEstimate.of(files, filesPerInvocation, concurrency, PRICES);

        assertThat(estimate.seconds()).isEqualTo(seconds);
        assertThat(estimate.bound()).isEqualTo(bound);
        assertThat(estimate.executions()).isEqualTo(executions);
        assertThat(estimate.dollars()).isCloseTo(dollars, within(0.0001));
    }
}
