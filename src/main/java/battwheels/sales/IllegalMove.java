package battwheels.sales;

import battwheels.platform.problem.Problem;
import battwheels.platform.problem.ProblemCode;
import java.util.List;

/** The refusal of a move that a document cannot make: from where, to where, and where it could go instead. */
final class IllegalMove {
    private IllegalMove() {}

    /** @param document with its article, as a sentence begins: {@code An invoice} */
    static Problem of(String document, String from, String to, List<String> legal) {
        return because(
                document + " that is " + from + " cannot become " + to + "; "
                        + (legal.isEmpty()
                                ? "nothing leads out of this state."
                                : "from here it may become " + String.join(", ", legal) + "."),
                from,
                to,
                legal);
    }

    static Problem because(String detail, String from, String to, List<String> legal) {
        return Problem.of(ProblemCode.ILLEGAL_MOVE, detail)
                .with("from", from)
                .with("to", to)
                .with("legal_moves", legal);
    }
}
