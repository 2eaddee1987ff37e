package io.filetransfer.emulator.states.api;

import java.util.regex.Pattern;

/**
 * What names may look like. Characters beyond U+FFFF are refused, because they consist of surrogates.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html">Names</a>
 */
final class Names {

    private static final Pattern VALID = Pattern.compile(
            "[^\\p{IsWhite_Space}<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\x00-\\x1F\\x7F-\\x9F\\uFFFE\\uFFFF\\p{Cs}\\x{10000}-\\x{10FFFF}]{1,80}");

    private Names() {}

    static String checked(String name) throws ApiException {
        if (!VALID.matcher(name).matches()) {
            throw ApiException.quoting("InvalidName", "Invalid Name", name);
        }
        return name;
    }
}
