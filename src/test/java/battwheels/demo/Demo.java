package battwheels.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Tells the workshop's day to the person at the terminal; ends with 1 at the first answer that is not as told. */
final class Demo {
    private Demo() {}

    /** @param arguments the server's address, and the file of complaints */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            new WorkshopDay(arguments[0], Complaint.read(Path.of(arguments[1])), new Teller(out)).run();
        } catch (UnexpectedAnswer unexpected) {
            out.println("\nThe demo stops here: " + unexpected.getMessage());
            System.exit(1);
        }
    }
}
