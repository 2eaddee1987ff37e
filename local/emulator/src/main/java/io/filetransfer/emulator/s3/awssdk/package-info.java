/**
 * The object store as S3Proxy wants it: the AWS SDK's requests and responses as method calls.
 *
 * <p>The name matters. S3Proxy tells by it what a blob store can do: a class below {@code .awssdk.} is given every
 * condition to evaluate by itself, and can do so atomically with the change. A class in any other package has its
 * conditions evaluated before the change, or refused.
 *
 * @see <a href="https://github.com/gaul/s3proxy">S3Proxy</a>
 */
package io.filetransfer.emulator.s3.awssdk;
