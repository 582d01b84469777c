package battwheels.platform.identity;

import static battwheels.platform.identity.PasswordFault.COMMON;
import static battwheels.platform.identity.PasswordFault.NO_DIGIT;
import static battwheels.platform.identity.PasswordFault.NO_SPECIAL;
import static battwheels.platform.identity.PasswordFault.NO_UPPER_CASE;
import static battwheels.platform.identity.PasswordFault.SHORTER_THAN_EIGHT;
import static battwheels.platform.identity.PasswordFault.SHORTER_THAN_SIX;
import static battwheels.platform.identity.PasswordFault.TOO_LONG;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How strong a new password must be. Sign-up and acceptance of an invitation keep to what existing clients promise
 * their users (6 characters); change and reset ask for more. Length counts characters as a person does, not bytes.
 */
public final class PasswordRules {
    /** Beyond this a password only costs hashing time. */
    public static final int LONGEST = 200;

    private static final String RESOURCE = "/passwords/most-common.txt";

    private final Set<String> common;

    private PasswordRules(Set<String> common) {
        this.common = common;
    }

    public static PasswordRules load() {
        try (InputStream in = PasswordRules.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("missing from the build: " + RESOURCE);
            }
            return new PasswordRules(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For sign-up and for accepting an invitation; empty means good. */
    public List<PasswordFault> faultsAtSignUp(String password) {
        List<PasswordFault> faults = new ArrayList<>();
        add(faults, characters(password) < 6, SHORTER_THAN_SIX);
        addAlways(faults, password);
        return List.copyOf(faults);
    }

    /** For change and reset; empty means good. */
    public List<PasswordFault> faultsAtChange(String password) {
        List<PasswordFault> faults = new ArrayList<>();
        add(faults, characters(password) < 8, SHORTER_THAN_EIGHT);
        add(faults, password.codePoints().noneMatch(Character::isUpperCase), NO_UPPER_CASE);
        add(faults, password.codePoints().noneMatch(Character::isDigit), NO_DIGIT);
        add(faults, password.codePoints().noneMatch(PasswordRules::isSpecial), NO_SPECIAL);
        addAlways(faults, password);
        return List.copyOf(faults);
    }

    private void addAlways(List<PasswordFault> faults, String password) {
        add(faults, characters(password) > LONGEST, TOO_LONG);
        add(faults, common.contains(password.toLowerCase(Locale.ROOT)), COMMON);
    }

    private static void add(List<PasswordFault> faults, boolean broken, PasswordFault fault) {
        if (broken) {
            faults.add(fault);
        }
    }

    private static int characters(String password) {
        return password.codePointCount(0, password.length());
    }

    private static boolean isSpecial(int codePoint) {
        return !Character.isLetterOrDigit(codePoint) && !Character.isWhitespace(codePoint);
    }
}
