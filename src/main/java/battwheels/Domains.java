package battwheels;

import battwheels.accounts.AccountsVerticle;
import battwheels.attachments.AttachmentEvents;
import battwheels.attachments.AttachmentsVerticle;
import battwheels.audit.AuditVerticle;
import battwheels.branding.BrandingEvents;
import battwheels.branding.BrandingVerticle;
import battwheels.contacts.ContactVocabulary;
import battwheels.contacts.ContactsVerticle;
import battwheels.events.EventsVerticle;
import battwheels.events.SystemVocabulary;
import battwheels.evfi.EvfiVerticle;
import battwheels.evfi.EvfiVocabulary;
import battwheels.evfi.KnowledgeVerticle;
import battwheels.filters.FilterEvents;
import battwheels.filters.FiltersVerticle;
import battwheels.flags.FlagsVerticle;
import battwheels.hr.HrVocabulary;
import battwheels.intake.IntakeEvents;
import battwheels.intake.IntakeVerticle;
import battwheels.inventory.InventoryVocabulary;
import battwheels.jobs.JobsVerticle;
import battwheels.ledger.LedgerVerticle;
import battwheels.ledger.LedgerVocabulary;
import battwheels.ledger.chart.ChartVocabulary;
import battwheels.ledger.manual.JournalVocabulary;
import battwheels.moving.MovingVerticle;
import battwheels.notifications.NotificationsVerticle;
import battwheels.organizations.OrganizationVocabulary;
import battwheels.organizations.OrganizationsVerticle;
import battwheels.organizations.SignUpStep;
import battwheels.permissions.PermissionsVerticle;
import battwheels.permissions.RoleVocabulary;
import battwheels.platform.Kernel;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.config.Configuration;
import battwheels.platform.flags.Flags;
import battwheels.platform.http.SystemVerticle;
import battwheels.platform.identity.AccessTokens;
import battwheels.platform.identity.PasswordHasher;
import battwheels.platform.identity.RolePermissions;
import battwheels.platform.identity.Sealer;
import battwheels.platform.mail.Links;
import battwheels.platform.mail.LocalOutbox;
import battwheels.platform.mail.Mailer;
import battwheels.platform.outgoing.OutgoingCalls;
import battwheels.platform.people.DeviceGrants;
import battwheels.platform.people.OrganizationRegister;
import battwheels.platform.people.People;
import battwheels.platform.people.PlatformLog;
import battwheels.platform.plans.Meter;
import battwheels.platform.plans.Plan;
import battwheels.platform.plans.Plans;
import battwheels.platform.plans.Quota;
import battwheels.platform.search.Embeddings;
import battwheels.platform.store.similarity.VectorStore;
import battwheels.platform.streams.LiveVerticle;
import battwheels.platform.streams.Vocabulary;
import battwheels.platform.tenancy.CollectionSpec;
import battwheels.platform.tenancy.Leases;
import battwheels.platform.tenancy.PlatformKnowledge;
import battwheels.platform.tenancy.PlatformStores;
import battwheels.platform.tenancy.SimilarityIndexes;
import battwheels.platform.tenancy.SystemScope;
import battwheels.sales.EstimatesVerticle;
import battwheels.sales.InvoicesVerticle;
import battwheels.sales.OrdersVerticle;
import battwheels.sales.ReceiptsVerticle;
import battwheels.sales.SalesVocabulary;
import battwheels.subscriptions.SubscriptionsVerticle;
import battwheels.tables.TableEvents;
import battwheels.tables.TablesVerticle;
import battwheels.tickets.TicketVocabulary;
import battwheels.tickets.TicketsVerticle;
import battwheels.tickets.sla.SlaPolicies;
import battwheels.vehicles.VehicleVocabulary;
import battwheels.vehicles.VehiclesVerticle;
import battwheels.webhooks.WebhookEvents;
import battwheels.webhooks.WebhooksVerticle;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The domains a server hosts: one verticle each. */
final class Domains {
    private Domains() {}

    /** What domains may be handed. Only identity and platform administration take the platform stores. */
    record Parts(
            Kernel kernel,
            LiveVerticle live,
            PlatformStores platform,
            VectorStore similarity,
            Embeddings embeddings,
            Configuration configuration,
            AccessTokens tokens,
            PasswordHasher passwords,
            RolePermissions roles,
            Plans plans,
            SystemScope system,
            Sealer sealer,
            OutgoingCalls calls,
            Consumer<SignUpStep> afterSignUpStep) {

        AccountsVerticle.Needs accounts(People people) {
            return new AccountsVerticle.Needs(
                    people,
                    new PlatformLog(platform),
                    sealer,
                    mailer(),
                    links(),
                    configuration.platformAdmin().email(),
                    new DeviceGrants(platform, kernel.clock()),
                    configuration.tokens().lifetime());
        }

        OrganizationsVerticle.Needs organizations(People people) {
            // Beyond its deadline a sign-up writes nothing; the minute is for clocks that differ.
            Duration patience = configuration.http().deadline().plusMinutes(1);
            return new OrganizationsVerticle.Needs(
                    people,
                    new PlatformLog(platform),
                    system,
                    mailer(),
                    links(),
                    plans,
                    new OrganizationRegister(platform),
                    trial(),
                    patience,
                    afterSignUpStep);
        }

        EvfiVerticle.Needs evfi() {
            return new EvfiVerticle.Needs(
                    new PlatformKnowledge(platform),
                    new SimilarityIndexes(similarity),
                    embeddings,
                    new PlatformLog(platform),
                    system,
                    new Leases(platform, kernel.clock()));
        }

        private Mailer mailer() {
            return new LocalOutbox(configuration.mail().dir(), kernel.clock());
        }

        private Links links() {
            Configuration.Http http = configuration.http();
            return new Links(http.publicUrl().orElseGet(() -> URI.create("http://" + http.host() + ":" + http.port())));
        }

        People people() {
            return People.of(
                    platform, tokens, passwords, sealer, configuration.tokens().lifetime(), kernel.clock());
        }

        private Plan trial() {
            String code = configuration.signup().plan().name().toLowerCase(Locale.ROOT);
            return plans.byCode(code).orElseThrow(() -> new IllegalStateException("no plan " + code));
        }
    }

    /** Collections without outboxes that have indexes of their own. */
    static List<CollectionSpec> collections() {
        return Stream.of(
                        LedgerVerticle.collections(),
                        PermissionsVerticle.collections(),
                        NotificationsVerticle.collections(),
                        TablesVerticle.collections(),
                        EstimatesVerticle.collections(),
                        WebhooksVerticle.collections(),
                        List.of(Quota.SPEC, Meter.SPEC))
                .flatMap(List::stream)
                .toList();
    }

    /** Every kind of event that a domain of the product tells, or will. */
    static Vocabulary vocabulary() {
        return new Vocabulary(Stream.of(
                        TicketVocabulary.types(),
                        SlaPolicies.types(),
                        FilterEvents.types(),
                        IntakeEvents.types(),
                        AttachmentEvents.types(),
                        TableEvents.types(),
                        ContactVocabulary.types(),
                        VehicleVocabulary.types(),
                        OrganizationVocabulary.types(),
                        RoleVocabulary.types(),
                        EvfiVocabulary.types(),
                        LedgerVocabulary.types(),
                        ChartVocabulary.types(),
                        JournalVocabulary.types(),
                        InventoryVocabulary.types(),
                        HrVocabulary.types(),
                        SalesVocabulary.types(),
                        WebhookEvents.types(),
                        BrandingEvents.types(),
                        SystemVocabulary.types())
                .flatMap(List::stream)
                .toList());
    }

    static List<DomainVerticle> of(Parts parts) {
        Kernel kernel = parts.kernel();
        People people = parts.people();
        return List.of(
                new SystemVerticle(kernel, parts.tokens()),
                new AccountsVerticle(kernel, parts.accounts(people)),
                new OrganizationsVerticle(kernel, parts.organizations(people)),
                new TicketsVerticle(kernel),
                new ContactsVerticle(kernel),
                new VehiclesVerticle(kernel),
                new FiltersVerticle(kernel),
                new IntakeVerticle(
                        kernel,
                        new IntakeVerticle.Needs(parts.sealer(), parts.links(), people.affiliations()::withSlug)),
                new BrandingVerticle(
                        kernel, new BrandingVerticle.Needs(parts.links(), people.affiliations()::withSlug)),
                new AttachmentsVerticle(kernel, new AttachmentsVerticle.Needs(parts.sealer(), parts.links())),
                new TablesVerticle(kernel),
                new MovingVerticle(kernel),
                new LedgerVerticle(kernel, InvoicesVerticle.DOCUMENTS),
                new EstimatesVerticle(kernel),
                new OrdersVerticle(kernel),
                new InvoicesVerticle(kernel, parts.mailer()),
                new ReceiptsVerticle(kernel),
                new EvfiVerticle(kernel, parts.evfi()),
                new KnowledgeVerticle(kernel, parts.evfi()),
                new AuditVerticle(kernel),
                new EventsVerticle(kernel, vocabulary(), parts.live()),
                new JobsVerticle(kernel),
                new NotificationsVerticle(kernel, parts.mailer()),
                new PermissionsVerticle(kernel, parts.roles()),
                new SubscriptionsVerticle(kernel, parts.plans()),
                new WebhooksVerticle(kernel, new WebhooksVerticle.Needs(parts.sealer(), parts.calls(), vocabulary())),
                new FlagsVerticle(
                        kernel, new Flags(parts.platform(), kernel.clock()), new PlatformLog(parts.platform())));
    }
}
