package battwheels.webhooks;

import battwheels.platform.Kernel;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.identity.Sealer;
import battwheels.platform.outgoing.OutgoingCalls;
import battwheels.platform.streams.Vocabulary;
import battwheels.platform.tenancy.CollectionSpec;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The operations on webhooks. */
public final class WebhooksVerticle extends DomainVerticle {
    private final EndpointDesk endpoints;
    private final DeliveryDesk deliveries;

    /** @param vocabulary every kind of event that may be asked for */
    public record Needs(Sealer sealer, OutgoingCalls calls, Vocabulary vocabulary) {}

    public WebhooksVerticle(Kernel kernel, Needs needs) {
        super("webhooks", kernel.channels(), kernel.idempotent());
        Endpoints kept = new Endpoints(kernel);
        DeliveryStore log = new DeliveryStore(kernel.stores());
        Secrets secrets = new Secrets(needs.sealer());
        Sending sending = new Sending(
                kernel,
                kept,
                log,
                secrets,
                needs.calls(),
                () -> ThreadLocalRandom.current().nextInt(DeliveryRules.CHANCES));
        sending.declare();
        kernel.subscriptions().declare(sending.subscription(needs.vocabulary()));
        this.endpoints = new EndpointDesk(kernel, kept, secrets, needs.calls(), needs.vocabulary());
        this.deliveries = new DeliveryDesk(kept, log, sending, kernel.clock());
    }

    /** Collections with indexes of their own. */
    public static List<CollectionSpec> collections() {
        return List.of(DeliveryStore.SPEC);
    }

    @Override
    protected void bind(Operations on) {
        on.on("listWebhooks", command -> endpoints.list(command))
                .on("createWebhook", command -> endpoints.create(command))
                .on("getWebhook", command -> endpoints.get(command))
                .on("updateWebhook", command -> endpoints.update(command))
                .on("deleteWebhook", command -> endpoints.delete(command))
                .on("rotateWebhookSecret", command -> endpoints.rotate(command))
                .on("testWebhook", command -> deliveries.test(command))
                .on("listWebhookDeliveries", command -> deliveries.list(command))
                .on("getWebhookDelivery", command -> deliveries.get(command))
                .on("replayWebhookDelivery", command -> deliveries.replay(command));
    }
}
