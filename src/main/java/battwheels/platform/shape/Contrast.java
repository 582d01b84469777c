package battwheels.platform.shape;

/** How far two colours stand apart, as WCAG 2.2 measures it. */
public final class Contrast {
    private Contrast() {}

    /**
     * From 100 for colours that are alike to 2100 for black on white; rounded down.
     *
     * @param one and {@code other}: {@code #rrggbb}
     */
    public static int hundredths(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (int) ((Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05) * 100 + 1e-9);
    }

    /** 0 for black to 1 for white. */
    private static double luminance(String color) {
        return 0.2126 * part(color, 1) + 0.7152 * part(color, 3) + 0.0722 * part(color, 5);
    }

    private static double part(String color, int at) {
        double share = Integer.parseInt(color.substring(at, at + 2), 16) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
