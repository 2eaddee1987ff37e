/** The DynamoDB of the local run: AWS's own DynamoDB Local in this process. */
package io.filetransfer.emulator.dynamodb;
