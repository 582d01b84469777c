package battwheels.gst;

import battwheels.platform.money.Money;
import java.util.ArrayList;
import java.util.List;

/** An amount as Indian documents spell it: {@code Rupees One Lakh Twenty Thousand Five and Paise Fifty Only}. */
public record AmountInWords(Money amount) {
    private static final List<String> SMALL = List.of(
            "Zero",
            "One",
            "Two",
            "Three",
            "Four",
            "Five",
            "Six",
            "Seven",
            "Eight",
            "Nine",
            "Ten",
            "Eleven",
            "Twelve",
            "Thirteen",
            "Fourteen",
            "Fifteen",
            "Sixteen",
            "Seventeen",
            "Eighteen",
            "Nineteen");
    private static final List<String> TENS =
            List.of("", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety");
    private static final long CRORE = 10_000_000;
    private static final long LAKH = 100_000;
    private static final long THOUSAND = 1_000;
    private static final long HUNDRED = 100;

    public String text() {
        long rupees = Math.abs(amount.paise()) / HUNDRED;
        long paise = Math.abs(amount.paise()) % HUNDRED;
        String minus = amount.isNegative() ? "Minus " : "";
        String fraction = paise == 0 ? "" : " and Paise " + words(paise);
        return minus + "Rupees " + words(rupees) + fraction + " Only";
    }

    private static String words(long number) {
        if (number == 0) {
            return SMALL.getFirst();
        }
        List<String> words = new ArrayList<>();
        long rest = part(words, number, CRORE, "Crore");
        rest = part(words, rest, LAKH, "Lakh");
        rest = part(words, rest, THOUSAND, "Thousand");
        rest = part(words, rest, HUNDRED, "Hundred");
        if (rest > 0) {
            words.add(belowHundred((int) rest));
        }
        return String.join(" ", words);
    }

    /** More than ninety-nine crore are so many hundred, thousand or lakh crore. */
    private static long part(List<String> words, long number, long unit, String name) {
        if (number >= unit) {
            words.add(words(number / unit) + " " + name);
        }
        return number % unit;
    }

    private static String belowHundred(int number) {
        if (number < SMALL.size()) {
            return SMALL.get(number);
        }
        String tens = TENS.get(number / 10);
        return number % 10 == 0 ? tens : tens + "-" + SMALL.get(number % 10);
    }
}
