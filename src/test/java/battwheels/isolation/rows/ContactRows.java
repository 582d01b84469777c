package battwheels.isolation.rows;

import battwheels.fixtures.Member;
import battwheels.isolation.Call;
import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;
import battwheels.isolation.Shop;
import java.util.List;

final class ContactRows implements DomainRows {
    @Override
    public void declare(Rows rows) {
        rows.plain("listContacts", "createContactTag", "listContactTags", "listGstStates", "getContactSummary");
        rows.withoutTenantData("listGstStates", "a fixed table");
        rows.member("validateGstin", (shop, call) -> call.path("gstin", "27AAPFU0939F1ZV"));
        rows.withoutTenantData("validateGstin", "a computation");
        rows.member("createContact", (shop, call) -> fresh(call));
        rows.member(
                "deleteContactTag",
                (shop, call) -> call.path("tag_id", shop.made("createContactTag", "/tag_id", tag -> tag)));
        for (String operation : List.of(
                "getContact",
                "updateContact",
                "deleteContact",
                "deactivateContact",
                "addContactPerson",
                "addContactAddress")) {
            rows.member(operation, (shop, call) -> call.path("contact_id", contact(shop)));
        }
        rows.member("activateContact", (shop, call) -> call.path("contact_id", inactive(shop)));
        parts(rows);
    }

    private static String inactive(Shop shop) {
        String id = contact(shop);
        return shop.made("deactivateContact", "/contact_id", call -> call.path("contact_id", id));
    }

    private static void parts(Rows rows) {
        rows.member("removeContactPerson", (shop, call) -> {
            String contact = contact(shop);
            return call.path("contact_id", contact)
                    .path("person_id", part(shop, contact, "addContactPerson", "/person_id"));
        });
        rows.member("removeContactAddress", (shop, call) -> {
            String contact = contact(shop);
            return call.path("contact_id", contact)
                    .path("address_id", part(shop, contact, "addContactAddress", "/address_id"));
        });
    }

    /** A new customer. */
    static String contact(Shop shop) {
        return shop.made("createContact", "/contact_id", ContactRows::fresh);
    }

    private static Call fresh(Call call) {
        return call.without("gstin").with("email", Member.freshEmail());
    }

    private static String part(Shop shop, String contact, String operation, String pointer) {
        return shop.made(operation, pointer, call -> call.path("contact_id", contact));
    }
}
