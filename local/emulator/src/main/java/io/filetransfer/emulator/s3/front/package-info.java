/**
 * What the local S3 answers by itself, without S3Proxy: copies and tags, because S3Proxy does not pass on all that they
 * consist of, and refusals of what nobody behind would see.
 */
package io.filetransfer.emulator.s3.front;
