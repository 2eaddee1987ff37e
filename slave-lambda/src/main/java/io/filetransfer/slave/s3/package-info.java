/** The slave's calls to S3: copies of exactly one version, whole or in parts, and conditional deletes. */
package io.filetransfer.slave.s3;
