package battwheels.platform.http.contract;

import java.util.Locale;

/**
 * One reason for a refusal, as {@code x-problems} declares it.
 *
 * @param detail what the example says; an answer may say it more exactly
 */
public record ProblemKind(String code, int status, String title, String detail) {
    /** The {@code type} of the problem: {@code urn:battwheels:problem:illegal-move}. */
    public String type() {
        return "urn:battwheels:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
