/** S3: one model of it, which is an SDK client by itself and a server behind {@link io.filetransfer.emulator.s3.http}. */
package io.filetransfer.emulator.s3;
