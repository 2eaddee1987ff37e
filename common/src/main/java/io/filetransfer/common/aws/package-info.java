/** SDK clients, and what S3 and Lambda are asked for. */
package io.filetransfer.common.aws;
