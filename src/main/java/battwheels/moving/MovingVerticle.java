package battwheels.moving;

import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.bus.Questions;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.problem.Problem;
import battwheels.platform.store.dump.Dump;
import battwheels.platform.store.dump.Dump.Sink;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Has an organization move in. Asked by the operator's own process, never over HTTP. */
public final class MovingVerticle extends DomainVerticle {
    private static final List<String> MEMBERSHIPS = List.of("organization_users", "memberships");
    private static final List<String> USERS = List.of("users");
    private static final List<String> CONTACTS = List.of("contacts", "contacts_enhanced");
    private static final List<String> CUSTOMERS = List.of("customers");
    private static final List<String> VEHICLES = List.of("vehicles");
    private static final List<String> TICKETS = List.of("tickets");

    private final Questions questions;

    public MovingVerticle(Kernel kernel) {
        super("moving", kernel.channels(), kernel.idempotent());
        this.questions = new Questions(kernel.channels());
    }

    @Override
    protected void bind(Operations on) {
        on.inside("moving.moveIn", this::moveIn);
    }

    private Reply moveIn(Command command) {
        MoveOrder order = command.body(MoveOrder.class);
        if (!questions.get(command.scope(), "organizations.standing", Map.of(), Boolean.class)) {
            throw new RefusedException(Problem.notFound());
        }
        try (MoveReport report = new MoveReport(Path.of(order.report()));
                MoveReport nowhere = new MoveReport(OutputStream.nullOutputStream())) {
            run(new Move(command.scope(), questions, report, order.apply()), order, nowhere);
            return new Reply.Plain(report.summary());
        } catch (IOException e) {
            throw new RefusedException(Problem.invalid("/dump", String.valueOf(e.getMessage())));
        }
    }

    private static void run(Move move, MoveOrder order, MoveReport nowhere) throws IOException {
        Dump dump = new Dump(Path.of(order.dump()));
        OldPeople people = new OldPeople(move);
        OldContacts contacts = new OldContacts(move);
        OldVehicles vehicles = new OldVehicles(move);
        OldTickets tickets = new OldTickets(move, people, contacts);
        boolean any = dump.read(MEMBERSHIPS, of(order, people::membership));
        // Accounts belong to no organization there: those with a membership count.
        any |= dump.read(USERS, people::user);
        any |= dump.read(CONTACTS, of(order, contacts::contact));
        any |= dump.read(CUSTOMERS, of(order, contacts::contact));
        dump.read(TICKETS, of(order, ticket -> tickets.look(ticket, vehicles, nowhere)));
        any |= dump.read(VEHICLES, of(order, vehicles::vehicle));
        any |= dump.read(TICKETS, of(order, tickets::ticket));
        if (!any) {
            throw new IOException("There is no collection of the dump in " + order.dump() + ".");
        }
    }

    /** Documents of the organization only. */
    private static Sink of(MoveOrder order, Sink sink) {
        return document -> {
            if (order.from().equals(owner(document))) {
                sink.document(document);
            }
        };
    }

    private static Object owner(JsonObject document) {
        return document.getValue("organization_id", document.getValue("org_id", ""));
    }
}
