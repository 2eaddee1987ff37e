package io.filetransfer.common.config;

import java.util.regex.Pattern;

/**
 * What every function needs to know: the two zones and the two tables.
 *
 * @param sourceBucket bucket of the raw zone ({@code SOURCE_BUCKET})
 * @param destinationBucket bucket of the refined zone ({@code DESTINATION_BUCKET}); may be the source bucket
 * @param keys the prefixes of both zones ({@code SOURCE_PREFIX}, {@code DESTINATION_PREFIX})
 * @param statusTable name of the DynamoDB table with each file's state ({@code STATUS_TABLE})
 * @param executionsTable name of the DynamoDB table with what executions need to remember ({@code EXECUTIONS_TABLE})
 */
public record TransferSettings(
        String sourceBucket, String destinationBucket, FileKeys keys, String statusTable, String executionsTable) {

    /** See <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">bucket naming rules</a>. */
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    /** What stands for itself in a policy, as in the template: {@code *}, <code>?</code> and {@code $} are IAM's. */
    private static final Pattern FOLDER =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_!().=-]*(/[A-Za-z0-9_][A-Za-z0-9_!().=-]*)*/?");

    /** See <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html">naming rules</a>. */
    private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_.-]{3,255}");

    private static final String BUCKET_NAME = "a bucket name (3 to 63 lower-case letters, digits, '.' and '-')";
    private static final String FOLDER_NAME = "a folder such as 'raw' of letters, digits and ! _ ( ) . = -";
    private static final String TABLE_NAME = "a table name (3 to 255 of A-Z a-z 0-9 _ . -)";

    /** Reads the shared settings as part of a function's own; usable once the reader has no problem to report. */
    public static TransferSettings read(SettingsReader reader) {
        String sourceBucket = reader.required("SOURCE_BUCKET", BUCKET, BUCKET_NAME);
        String destinationBucket = reader.required("DESTINATION_BUCKET", BUCKET, BUCKET_NAME);
        FileKeys keys = FileKeys.of(
                reader.required("SOURCE_PREFIX", FOLDER, FOLDER_NAME),
                reader.required("DESTINATION_PREFIX", FOLDER, FOLDER_NAME));
        rejectOverlap(reader, sourceBucket, destinationBucket, keys);
        return new TransferSettings(
                sourceBucket,
                destinationBucket,
                keys,
                reader.required("STATUS_TABLE", TABLE, TABLE_NAME),
                reader.required("EXECUTIONS_TABLE", TABLE, TABLE_NAME));
    }

    /**
     * With the destination inside the source zone every moved file would be moved again; with the source zone inside the destination,
     * a moved file could land in the source zone and replace one that is still to be moved.
     */
    private static void rejectOverlap(SettingsReader reader, String source, String destination, FileKeys keys) {
        boolean overlap = keys.destinationPrefix().startsWith(keys.sourcePrefix())
                || keys.sourcePrefix().startsWith(keys.destinationPrefix());
        if (source.equals(destination) && overlap && !reader.hasProblems()) {
            reader.reject(
                    "SOURCE_PREFIX '%s' and DESTINATION_PREFIX '%s' overlap in the same bucket, expected separate folders"
                            .formatted(keys.sourcePrefix(), keys.destinationPrefix()));
        }
    }
}
