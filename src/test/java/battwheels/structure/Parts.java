package battwheels.structure;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of the tree, and what of one may be seen from another. */
final class Parts {
    static final String ROOT = "battwheels";
    static final String PLATFORM = "battwheels.platform..";

    private static final Pattern FOLDER = Pattern.compile("battwheels\\.([a-z]+)(\\..*)?");

    static final DescribedPredicate<JavaClass> DOMAIN = DescribedPredicate.describe(
            "belong to a domain", type -> !domain(type).isEmpty());

    private Parts() {}

    /** The domain's name, or {@code ""} for the platform, the root and everything that is not ours. */
    static String domain(JavaClass type) {
        Matcher folder = FOLDER.matcher(type.getPackageName());
        return folder.matches() && !folder.group(1).equals("platform") ? folder.group(1) : "";
    }

    /** What a domain shows to others: records and enumerations that are public, at its root. */
    static boolean isPublished(JavaClass type) {
        boolean value = type.isRecord() || type.isEnum();
        return value
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getPackageName().equals(ROOT + "." + domain(type));
    }
}
