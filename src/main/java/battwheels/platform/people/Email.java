package battwheels.platform.people;

import java.text.Normalizer;
import java.util.Locale;

/** E-mail addresses are compared and kept folded, so that nobody has two accounts under one address. */
public final class Email {
    private Email() {}

    /** Without blanks around it, composed, in lower case. */
    public static String fold(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
