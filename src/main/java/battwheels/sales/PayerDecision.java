package battwheels.sales;

import java.util.List;

/**
 * Who pays for a line, and why.
 *
 * @param rule names what decided: {@code default}, {@code manual}, or a rule of warranty or contract
 * @param trace what the rule looked at, in order
 */
public record PayerDecision(Payer payer, String rule, List<String> trace) {
    public static final PayerDecision CUSTOMER = new PayerDecision(Payer.CUSTOMER, "default", List.of());

    public PayerDecision {
        trace = List.copyOf(trace);
    }
}
