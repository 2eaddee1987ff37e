package io.filetransfer.emulator.s3.front;

import com.sun.net.httpserver.HttpExchange;
import io.filetransfer.emulator.http.BufferedBody;
import io.filetransfer.emulator.http.RefusedRequestException;
import io.filetransfer.emulator.iam.RequestPermissions;
import io.filetransfer.emulator.iam.UnknownOperationException;
import io.filetransfer.emulator.iam.policy.Permission;
import io.filetransfer.emulator.s3.store.Buckets;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What requests to S3 need; it depends on their headers, and on what is stored.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html">Required permissions for Amazon S3
 *     API operations</a>
 */
public final class S3Permissions implements RequestPermissions {

    private final ObjectPermissions objects;

    /**
     * Creates the derivation.
     *
     * @param buckets what is stored
     */
    public S3Permissions(Buckets buckets) {
        this.objects = new ObjectPermissions(buckets);
    }

    @Override
    public List<Permission> of(HttpExchange exchange) throws IOException, UnknownOperationException {
        try {
            return needed(exchange, ObjectRequest.of(exchange)).toList();
        } catch (AwsServiceException e) {
            throw new RefusedRequestException(
                    e.statusCode(),
                    e.awsErrorDetails().errorCode(),
                    e.awsErrorDetails().errorMessage());
        }
    }

    private Stream<Permission> needed(HttpExchange exchange, ObjectRequest request)
            throws IOException, UnknownOperationException {
        String operation = OperationName.of(request);
        return switch (operation) {
            case "GET", "HEAD" -> Stream.of(Permission.of("s3:ListAllMyBuckets", Permission.ANY_RESOURCE));
            case "GET bucket", "GET bucket list-type", "HEAD bucket" -> Stream.of(toList(request));
            case "POST bucket delete" -> toDelete(exchange, request);
            case "GET object", "HEAD object" -> objects.toRead(request.bucket(), request.key());
            case "PUT object" -> request.isCopy() ? objects.toCopy(request) : objects.toBegin(request);
            case "PUT object uploadId" -> request.isCopy() ? objects.toCopyPart(request) : objects.toWrite(request);
            case "POST object uploads" -> objects.toBegin(request);
            case "POST object uploadId" -> objects.toWrite(request);
            case "DELETE object uploadId" -> Stream.of(ObjectPermissions.on("s3:AbortMultipartUpload", request));
            case "DELETE object" -> objects.toDelete(request);
            case "GET object tagging" -> Stream.of(ObjectPermissions.on("s3:GetObjectTagging", request));
            case "PUT object tagging" -> Stream.of(ObjectPermissions.on("s3:PutObjectTagging", request));
            case "DELETE object tagging" -> Stream.of(ObjectPermissions.on("s3:DeleteObjectTagging", request));
            default -> throw new UnknownOperationException("s3:" + operation);
        };
    }

    private static Permission toList(ObjectRequest request) {
        String prefix = request.query().get("prefix");
        return new Permission(
                "s3:ListBucket",
                ObjectPermissions.arn(request.bucket()),
                prefix == null ? Map.of() : Map.of("s3:prefix", prefix));
    }

    private static Stream<Permission> toDelete(HttpExchange exchange, ObjectRequest request) throws IOException {
        return DeletedObjects.read(BufferedBody.read(exchange)).stream()
                .flatMap(object -> object.permissions(request.bucket()));
    }
}
