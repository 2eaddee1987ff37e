/**
 * S3's wire protocol before any {@code S3Client}: requests become the SDK's request objects, and the SDK's response objects become
 * answers. The classes of the SDK say where each member belongs, so there is no list of headers, parameters or elements here.
 */
package io.filetransfer.emulator.s3.http;
