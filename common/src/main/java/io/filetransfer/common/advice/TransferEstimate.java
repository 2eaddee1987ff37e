package io.filetransfer.common.advice;

import java.util.Arrays;
import java.util.Comparator;

/**
 * How long a transfer takes on AWS and what it costs at list prices. The slowest resource bounds the time: each takes so many files per
 * second, and an execution notices the end at its next check.
 *
 * @param seconds from the execution's start to its end, were its time unlimited
 * @param bound the slowest resource
 * @param executions how many executions one after the other it takes, each as long as its checks last; 1 when one is enough
 * @param dollars what it costs, without logs, traces and storage
 */
public record TransferEstimate(long seconds, Resource bound, long executions, double dollars) {

    /** A resource whose limit can bound a transfer. */
    public enum Resource {
        S3,
        TABLE,
        INDEX,
        MASTER,
        SLAVES
    }

    private static final int CHECK_INTERVAL = 30;
    private static final int FIRST_WAIT = 5;
    private static final int ALL_CHECKS = 118 * CHECK_INTERVAL;

    /** A fresh bucket is one partition of 3,500 writes a second: one copy and one delete a file. */
    private static final double S3_FILES = 3_500 / 2.0;

    /** A fresh table takes 4,000 writes a second: a file is recorded once and marked once. */
    private static final double TABLE_FILES = 4_000 / 2.0;

    /** The fullest of the fresh index's 4 partitions, of 1,000 writes a second each, holds 6.1 of its 16 keys on average. */
    private static final double INDEX_FILES = 1_000 * 16 / 6.1 / 2;

    /** A file is recorded and marked; one that is moved alone is in the index in between, several have one entry together. */
    private static final double TABLE_UNITS = 2;

    private static final double INDEX_UNITS = 2;
    private static final double NAME_KILOBYTES = 0.05;

    private static final double KEYS_PER_LISTING = 1_000;

    /** A slave's seconds in an invocation of small files: 0.12 for one file, 0.6 for 100. */
    private static final double SLAVE_SECONDS_PER_FILE = (0.6 - 0.12) / 99;

    private static final double SLAVE_SECONDS = 0.12 - SLAVE_SECONDS_PER_FILE;
    private static final double SLAVE_GIGABYTES = 0.5;

    /** Master's seconds: 1 ms a file that has an invocation of its own, of which a fifth is listing and recording. */
    private static final double MASTER_SECONDS_PER_FILE = 0.0002;

    private static final double MASTER_SECONDS_PER_INVOCATION = 0.0008;
    private static final double MASTER_GIGABYTES = 1_769 / 1_024.0;

    /**
     * Estimates a transfer of small files by a fresh stack.
     *
     * @param files how many, at least 1
     * @param filesPerInvocation how many files one invocation of the slave moves, 1 to 100
     * @param concurrency the account's concurrent executions of Lambda, at least 1
     * @param prices the list prices
     */
    public static TransferEstimate of(long files, int filesPerInvocation, int concurrency, ListPrices prices) {
        Resource bound = Arrays.stream(Resource.values())
                .min(Comparator.comparingDouble(resource -> filesPerSecond(resource, filesPerInvocation, concurrency)))
                .orElseThrow();
        double work = files / filesPerSecond(bound, filesPerInvocation, concurrency);
        return new TransferEstimate(
                FIRST_WAIT + CHECK_INTERVAL * (long) Math.ceil(work / CHECK_INTERVAL),
                bound,
                (long) Math.ceil(work / ALL_CHECKS),
                dollars(files, filesPerInvocation, prices));
    }

    /** Returns how many files a resource takes per second. */
    public static double filesPerSecond(Resource resource, int filesPerInvocation, int concurrency) {
        return switch (resource) {
            case S3 -> S3_FILES;
            case TABLE -> TABLE_FILES;
            case INDEX -> filesPerInvocation == 1 ? INDEX_FILES : Double.POSITIVE_INFINITY;
            case MASTER -> 1 / masterSecondsPerFile(filesPerInvocation);
            case SLAVES -> concurrency * filesPerInvocation / slaveSeconds(filesPerInvocation);
        };
    }

    private static double dollars(long files, int filesPerInvocation, ListPrices prices) {
        double invocations = Math.ceil((double) files / filesPerInvocation);
        double gigabyteSeconds = invocations * slaveSeconds(filesPerInvocation) * SLAVE_GIGABYTES
                + files * masterSecondsPerFile(filesPerInvocation) * MASTER_GIGABYTES;
        return (files + Math.ceil(files / KEYS_PER_LISTING)) * prices.s3Write()
                + files * unitsPerFile(filesPerInvocation) * prices.tableWriteUnit()
                + invocations * prices.lambdaRequest()
                + gigabyteSeconds * prices.lambdaGigabyteSecond();
    }

    private static double unitsPerFile(int filesPerInvocation) {
        double entry = 2 * Math.ceil(filesPerInvocation * NAME_KILOBYTES) / filesPerInvocation;
        return TABLE_UNITS + (filesPerInvocation == 1 ? INDEX_UNITS : entry);
    }

    private static double slaveSeconds(int files) {
        return SLAVE_SECONDS + files * SLAVE_SECONDS_PER_FILE;
    }

    private static double masterSecondsPerFile(int filesPerInvocation) {
        return MASTER_SECONDS_PER_FILE + MASTER_SECONDS_PER_INVOCATION / filesPerInvocation;
    }
}
