package io.filetransfer.common.advice;

/**
 * List prices in dollars.
 *
 * @param s3Write one PUT, COPY, POST or LIST request to S3
 * @param s3Read one GET, HEAD or other request to S3; DELETE is free
 * @param tableWriteUnit one write request unit of DynamoDB on demand
 * @param tableReadUnit one read request unit of DynamoDB on demand
 * @param lambdaRequest one invocation
 * @param lambdaGigabyteSecond one second of 1,024 MB on arm64
 * @param stateTransition one transition of a standard state machine
 */
public record ListPrices(
        double s3Write,
        double s3Read,
        double tableWriteUnit,
        double tableReadUnit,
        double lambdaRequest,
        double lambdaGigabyteSecond,
        double stateTransition) {}
