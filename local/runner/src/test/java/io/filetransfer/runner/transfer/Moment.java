package io.filetransfer.runner.transfer;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where, among the calls that move a file, its owner uploads a new version: just before the call named. */
enum Moment {
    COPY {
        @Override
        List<String> files(ProxiedRequest request) {
            return request.is("PUT") && !request.isPart() ? request.copySource() : List.of();
        }
    },
    SECOND_PART {
        @Override
        List<String> files(ProxiedRequest request) {
            return request.is("PUT") && request.query().contains("partNumber=2") ? request.copySource() : List.of();
        }
    },
    DELETE {
        @Override
        List<String> files(ProxiedRequest request) {
            if (request.is("DELETE") && !request.isPart()) {
                return List.of(request.key());
            }
            return request.is("POST") && request.query().equals("delete") ? listed(request) : List.of();
        }
    };

    private static final Pattern LISTED = Pattern.compile("<Key>([^<]*)</Key>");

    /** Returns the keys of the files whose moment this request is. */
    abstract List<String> files(ProxiedRequest request);

    private static List<String> listed(ProxiedRequest request) {
        Matcher keys = LISTED.matcher(request.body());
        return keys.results().map(key -> key.group(1)).toList();
    }
}
