package battwheels.isolation.rows;

import battwheels.isolation.Call;
import battwheels.isolation.DomainRows;
import battwheels.isolation.Rows;
import battwheels.isolation.Shop;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

final class AttachmentRows implements DomainRows {
    private static final byte[] NOTE = "The battery was replaced.".getBytes(StandardCharsets.UTF_8);

    @Override
    public void declare(Rows rows) {
        rows.member("listAttachments", (shop, call) -> {
            String ticket = TicketRows.ticket(shop);
            begun(shop, ticket);
            return call.query("parent_type", "ticket").query("parent_id", ticket);
        });
        rows.member(
                "createAttachment",
                (shop, call) -> call.with("parent_id", TicketRows.ticket(shop)).with("size", NOTE.length));
        for (String operation : List.of("getAttachment", "deleteAttachment")) {
            rows.member(operation, (shop, call) -> call.path("attachment_id", begun(shop, TicketRows.ticket(shop))));
        }
        rows.member(
                "addAttachmentPiece",
                (shop, call) -> piece(call.path("attachment_id", begun(shop, TicketRows.ticket(shop)))));
        rows.member("completeAttachment", (shop, call) -> call.path("attachment_id", sent(shop)));
        rows.member(
                "createAttachmentLink", (shop, call) -> call.path("attachment_id", ready(shop)), "url", "expires_at");
        rows.member("downloadFile", (shop, call) -> {
            String file = ready(shop);
            String url = shop.made("createAttachmentLink", "/url", link -> link.path("attachment_id", file));
            return call.path("token", url.replaceFirst(".*/", ""));
        });
    }

    private static String begun(Shop shop, String ticket) {
        return shop.made(
                "createAttachment",
                "/attachment_id",
                call -> call.with("parent_id", ticket).with("size", NOTE.length));
    }

    private static String sent(Shop shop) {
        String file = begun(shop, TicketRows.ticket(shop));
        return shop.made("addAttachmentPiece", "/attachment_id", call -> piece(call.path("attachment_id", file)));
    }

    private static Call piece(Call call) {
        return call.with("index", 0).with("content", Base64.getEncoder().encodeToString(NOTE));
    }

    private static String ready(Shop shop) {
        String file = sent(shop);
        return shop.made("completeAttachment", "/attachment_id", call -> call.path("attachment_id", file));
    }
}
