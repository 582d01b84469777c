package battwheels.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Tells the workshop's day to the person at the terminal; ends with 1 at the first answer that is not as told. */
final class Demo {
    private Demo() {}

    /**
     * @param arguments the server's address, the file of complaints, a folder for what is printed and, of a server of
     *     one's own, its mail folder
     */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            Optional<Path> mails = arguments.length > 3 ? Optional.of(Path.of(arguments[3])) : Optional.empty();
            List<Complaint> complaints = Complaint.read(Path.of(arguments[1]));
            new WorkshopDay(arguments[0], complaints, new Teller(out), Path.of(arguments[2]), mails).run();
        } catch (UnexpectedAnswer unexpected) {
            out.println("\nThe demo stops here: " + unexpected.getMessage());
            System.exit(1);
        }
    }
}
