package battwheels.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The customers, their vehicles, and what is wrong with them: what the counter writes down in the morning. */
record Garage(List<String> tickets, String vehicleId, List<Complaint> complaints) {
    private static final List<String> CUSTOMERS =
            List.of("Rohan Mehta", "Kavya Nair", "Harpreet Singh", "Fatima Sheikh");

    static Garage fill(Team team, List<Complaint> complaints, Teller teller) {
        teller.chapter("Customers are registered");
        List<String> customers = customers(team.manager(), teller);
        teller.chapter("Their vehicles too");
        Map<String, String> vehicles = vehicles(team.manager(), complaints, customers, teller);
        teller.chapter("The morning's complaints become tickets (texts: recall campaigns, NHTSA, public domain)");
        List<String> tickets = tickets(team.manager(), complaints, vehicles);
        return new Garage(tickets, vehicles.getOrDefault(complaints.getFirst().model(), ""), complaints);
    }

    private static List<String> customers(Caller manager, Teller teller) {
        List<String> ids = new ArrayList<>();
        for (String name : CUSTOMERS) {
            ids.add(manager.post("/api/v1/contacts", Body.of("name", name, "contact_type", "customer"))
                    .is(201, "contact_id", "name")
                    .text("contact_id"));
        }
        Map<String, Object> fleet =
                Body.of("name", "Deccan Cabs", "contact_type", "customer", "gstin", "27AAPFU0939F1ZX");
        manager.post("/api/v1/contacts", fleet).is(422, "code", "/errors/0/pointer", "/errors/0/message");
        teller.remark("The check digit of a GSTIN is checked; the right one is Z, then V.");
        fleet.put("gstin", "27AAPFU0939F1ZV");
        ids.add(manager.post("/api/v1/contacts", fleet)
                .is(201, "contact_id", "gstin")
                .text("contact_id"));
        manager.post("/api/v1/contacts", Body.of("name", "Deccan Cabs again", "gstin", "27AAPFU0939F1ZV"))
                .is(409, "code", "detail");
        return ids;
    }

    private static Map<String, String> vehicles(
            Caller manager, List<Complaint> complaints, List<String> customers, Teller teller) {
        Map<String, String> ids = new LinkedHashMap<>();
        for (Complaint complaint : complaints) {
            if (!ids.containsKey(complaint.model())) {
                int number = ids.size();
                ids.put(
                        complaint.model(),
                        vehicle(manager, complaint, customers.get(number % customers.size()), number));
            }
        }
        teller.remark("However a registration number is typed, it is kept one way, and found by it.");
        manager.get("/api/v1/vehicles?registration_number=MH%2012%20AB%201200")
                .is(200, "/pagination/total_count", "/data/0/registration_number")
                .holds("/pagination/total_count", "1");
        return ids;
    }

    private static String vehicle(Caller manager, Complaint complaint, String customerId, int number) {
        return manager.post(
                        "/api/v1/vehicles",
                        Body.of(
                                "registration_number", "mh 12-ab " + (1200 + number),
                                "make", complaint.make(),
                                "model", complaint.model(),
                                "year", complaint.year(),
                                "owner_name", CUSTOMERS.get(number % CUSTOMERS.size()),
                                "customer_id", customerId))
                .is(201, "vehicle_id", "registration_number", "current_status")
                .text("vehicle_id");
    }

    private static List<String> tickets(Caller manager, List<Complaint> complaints, Map<String, String> vehicles) {
        List<String> ids = new ArrayList<>();
        for (Complaint complaint : complaints) {
            ids.add(manager.post(
                            "/api/v1/tickets",
                            Body.of(
                                    "title", complaint.title(),
                                    "category", complaint.category(),
                                    "priority", complaint.priority(),
                                    "vehicle_id", vehicles.getOrDefault(complaint.model(), ""),
                                    "description", complaint.story() + " " + complaint.danger()))
                    .is(201, "ticket_id", "status", "priority", "vehicle_number")
                    .text("ticket_id"));
        }
        return ids;
    }
}
