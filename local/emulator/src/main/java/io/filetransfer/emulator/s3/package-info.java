/** The S3 of the local run: S3Proxy speaks the protocol, the object store behind it is this project's own. */
package io.filetransfer.emulator.s3;
