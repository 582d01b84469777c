package battwheels.vehicles;

import java.util.Arrays;
import java.util.regex.Pattern;

/** The formats of Indian number plates; a plate belongs to the first that fits. */
public enum RegistrationSeries {
    /** {@code 22 BH 1234 AA}: year, Bharat, number, letters without I and O. */
    BHARAT("[0-9]{2}BH[0-9]{4}[A-HJ-NP-Z]{1,2}"),
    /** {@code T 03 24 MH 1234 AB}: month and year of issue, state, number, letters. */
    TEMPORARY("T(0[1-9]|1[0-2])[0-9]{2}" + States.CODES + "[0-9]{4}[A-Z]{1,2}"),
    /** {@code MH 01 TC 1234} and the longer {@code MH 01 A 1234 TC 0001} of dealers and makers. */
    TRADE(States.CODES + "[0-9]{1,2}([A-Z][0-9]{4})?TC[0-9]{1,4}"),
    /** {@code DL 01 AB 1234}, {@code DL 3C AB 1234}, {@code MH 12 1234}: state, district, letters, number. */
    STATE(States.CODES + "[0-9]{1,2}[A-Z]{0,3}[0-9]{1,4}"),
    /** {@code 77 CD 1}: country, corps, number. */
    DIPLOMATIC("[0-9]{1,3}(CD|CC|UN)[0-9]{1,4}"),
    /** {@code DEA 1234}: the three letters of before 1989. */
    OLD("[A-Z]{3}[0-9]{1,4}"),
    /** None of these; kept as it was typed. */
    OTHER(".*");

    private final Pattern format;

    RegistrationSeries(String format) {
        this.format = Pattern.compile(format);
    }

    static RegistrationSeries of(String normalised) {
        return Arrays.stream(values())
                .filter(series -> series.format.matcher(normalised).matches())
                .findFirst()
                .orElse(OTHER);
    }

    public boolean isRecognised() {
        return this != OTHER;
    }

    private static final class States {
        /** State and territory codes of registering authorities, those out of issue included. */
        static final String CODES =
                "(AN|AP|AR|AS|BR|CG|CH|DD|DL|DN|GA|GJ|HP|HR|JH|JK|KA|KL|LA|LD|MH|ML|MN|MP|MZ|NL|OD|OR"
                        + "|PB|PY|RJ|SK|TG|TN|TR|TS|UA|UK|UP|WB)";
    }
}
