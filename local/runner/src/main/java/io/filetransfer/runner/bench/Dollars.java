package io.filetransfer.runner.bench;

import io.filetransfer.common.advice.ListPrices;
import io.filetransfer.runner.bench.InvocationLog.Invocation;
import java.util.List;
import java.util.Map;

/**
 * Dollars at list prices for a million files, by service. What an execution costs whatever its files, the state transitions, is in once.
 *
 * @param s3 for S3
 * @param dynamoDb for DynamoDB; each read request counts as one unit
 * @param lambda for Lambda, with the durations of this machine
 * @param stepFunctions for Step Functions
 */
record Dollars(double s3, double dynamoDb, double lambda, double stepFunctions) {

    private static final double MILLION = 1_000_000;
    private static final String S3 = "s3:";
    private static final String DYNAMODB = "dynamodb:";
    private static final List<String> TABLE_READS = List.of("GetItem", "BatchGetItem", "Query", "Scan");

    static Dollars of(
            ListPrices prices,
            int files,
            Map<String, Map<String, Long>> requests,
            long writeUnits,
            List<Invocation> invocations,
            long transitions) {
        double s3 = 0;
        double reads = 0;
        for (Map<String, Long> operations : requests.values()) {
            for (Map.Entry<String, Long> operation : operations.entrySet()) {
                String name = operation.getKey();
                if (name.startsWith(S3)) {
                    s3 += operation.getValue() * s3Price(prices, name.substring(S3.length()));
                } else if (name.startsWith(DYNAMODB) && TABLE_READS.contains(name.substring(DYNAMODB.length()))) {
                    reads += operation.getValue();
                }
            }
        }
        double gigabyteSeconds = invocations.stream()
                .mapToDouble(invocation -> invocation.billedSeconds() * invocation.gigabytes())
                .sum();
        double each = MILLION / files;
        return new Dollars(
                each * s3,
                each * (writeUnits * prices.tableWriteUnit() + reads * prices.tableReadUnit()),
                each * (invocations.size() * prices.lambdaRequest() + gigabyteSeconds * prices.lambdaGigabyteSecond()),
                transitions * prices.stateTransition());
    }

    double total() {
        return s3 + dynamoDb + lambda + stepFunctions;
    }

    private static double s3Price(ListPrices prices, String operation) {
        if (S3Operations.isFree(operation)) {
            return 0;
        }
        return S3Operations.isRead(operation) ? prices.s3Read() : prices.s3Write();
    }
}
