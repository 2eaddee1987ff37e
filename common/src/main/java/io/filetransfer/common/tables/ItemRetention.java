package io.filetransfer.common.tables;

import io.filetransfer.common.config.SettingsReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * For how long the status table keeps an item ({@code RETENTION_DAYS}): DynamoDB deletes items some time after the moment that
 * {@code expires_at} names, in seconds since 1970.
 *
 * @param days the days; 0 to keep items for ever
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html">time to live</a>
 */
public record ItemRetention(long days, InstantSource clock) {

    /** Reads the setting; usable once the reader has no problem to report. */
    public static ItemRetention read(SettingsReader reader) {
        return new ItemRetention(reader.requiredNumber("RETENTION_DAYS", 0, 9999), InstantSource.system());
    }

    /** Adds when an item that is written now expires, if it ever does. */
    void addExpiry(String name, Map<String, AttributeValue> values) {
        if (days > 0) {
            Instant expiry = clock.instant().plus(Duration.ofDays(days));
            values.put(name, AttributeValue.fromN(Long.toString(expiry.getEpochSecond())));
        }
    }
}
