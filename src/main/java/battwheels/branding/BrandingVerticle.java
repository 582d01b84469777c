package battwheels.branding;

import battwheels.organizations.OrganizationCard;
import battwheels.platform.Kernel;
import battwheels.platform.bus.Command;
import battwheels.platform.bus.DomainVerticle;
import battwheels.platform.bus.Operations;
import battwheels.platform.bus.Questions;
import battwheels.platform.bus.RefusedException;
import battwheels.platform.bus.Reply;
import battwheels.platform.mail.Links;
import battwheels.platform.outbox.Stored;
import battwheels.platform.problem.Problem;
import battwheels.platform.tenancy.Actor;
import battwheels.platform.tenancy.BlobStore;
import battwheels.platform.tenancy.Grants;
import battwheels.platform.tenancy.OrganizationId;
import battwheels.platform.tenancy.Scope;
import battwheels.platform.tenancy.TenantStores;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The operations on how organizations look. */
public final class BrandingVerticle extends DomainVerticle {
    private static final int MOST_BYTES = 512 * 1024;
    private static final int ID_CHARS = 32;

    private final BrandingStore brandings;
    private final TenantStores stores;
    private final Questions questions;
    private final Links links;
    private final Function<String, Optional<OrganizationId>> bySlug;
    private final InstantSource clock;

    /**
     * What it stands on beside the kernel.
     *
     * @param bySlug the active organization of this name in addresses
     */
    public record Needs(Links links, Function<String, Optional<OrganizationId>> bySlug) {}

    private record Upload(String content) {}

    public BrandingVerticle(Kernel kernel, Needs needs) {
        super("branding", kernel.channels(), kernel.idempotent());
        this.brandings = new BrandingStore(kernel);
        this.stores = kernel.stores();
        this.questions = new Questions(kernel.channels());
        this.links = needs.links();
        this.bySlug = needs.bySlug();
        this.clock = kernel.clock();
    }

    @Override
    protected void bind(Operations on) {
        on.on("getBranding", command -> shown(command.scope(), brandings.get(command.scope())))
                .on("updateBranding", this::update)
                .on("resetBranding", this::reset)
                .on("putBrandingLogo", this::putLogo)
                .on("deleteBrandingLogo", this::deleteLogo)
                .on("getPublicBranding", this::publicly)
                .on("getPublicLogo", this::picture);
    }

    private Reply update(Command command) {
        BrandingForm form = command.body(BrandingForm.class);
        return shown(command.scope(), brandings.change(command, before -> form.over(before, clock.instant())));
    }

    private Reply reset(Command command) {
        Branding before = brandings.get(command.scope()).state();
        Stored<Branding> plain = brandings.change(command, any -> Branding.plain(clock.instant()));
        before.logos().forEach(logo -> blobs(command.scope()).delete(logo.blobId()));
        return shown(command.scope(), plain);
    }

    /** The picture is kept under a name made of what it shows, so that a repeat meets it. */
    private Reply putLogo(Command command) {
        LogoType type = type(command);
        Scope scope = command.scope();
        byte[] content = decoded(command.body(Upload.class).content());
        Drawing drawing = vertx.executeBlocking(() -> Drawing.of(content, type), false)
                .await()
                .orElseThrow(() -> new RefusedException(Problem.invalid(
                        "/content",
                        "content must be a PNG, JPEG or GIF picture of at most 512 KiB and 4 million dots.")));
        Logo logo = new Logo(blobId(scope, type, drawing), type, drawing.width(), drawing.height());
        blobs(scope).put(logo.blobId(), drawing.png());
        Optional<Logo> before = brandings.get(scope).state().logo(type);
        Stored<Branding> changed = brandings.change(command, any -> any.with(logo, clock.instant()));
        before.map(Logo::blobId)
                .filter(old -> changed.state().logos().stream()
                        .noneMatch(kept -> kept.blobId().equals(old)))
                .ifPresent(old -> blobs(scope).delete(old));
        return shown(scope, changed);
    }

    private Reply deleteLogo(Command command) {
        LogoType type = type(command);
        Optional<Logo> before = brandings.get(command.scope()).state().logo(type);
        if (before.isPresent()) {
            brandings.change(command, any -> any.without(type, clock.instant()));
            blobs(command.scope()).delete(before.get().blobId());
        }
        return new Reply.Empty();
    }

    private Reply publicly(Command command) {
        Scope scope = opened(command);
        return new Reply.Plain(view(scope, brandings.get(scope).state()));
    }

    /** A workshop that is not there, one that is suspended, and one without such a logo are answered alike. */
    private Reply picture(Command command) {
        Scope scope = opened(command);
        LogoType type = type(command);
        BlobStore blobs = blobs(scope);
        return brandings
                .get(scope)
                .state()
                .logo(type)
                .flatMap(logo -> blobs.find(logo.blobId()))
                .flatMap(blobs::bytes)
                .<Reply>map(png -> new Reply.File(Drawing.MEDIA_TYPE, type.code() + ".png", png))
                .orElseThrow(() -> new RefusedException(Problem.notFound()));
    }

    private Scope opened(Command command) {
        OrganizationId organization =
                bySlug.apply(command.path("org_slug")).orElseThrow(() -> new RefusedException(Problem.notFound()));
        Actor actor = new Actor("public", "public", command.principal().actor().address());
        return new Scope(organization, actor, Grants.NONE, command.correlationId(), command.deadline());
    }

    private Reply shown(Scope scope, Stored<Branding> stored) {
        return new Reply.Resource(view(scope, stored.state()), stored.version());
    }

    private BrandingView view(Scope scope, Branding branding) {
        OrganizationCard home = questions.get(scope, "organizations.describe", Map.of(), OrganizationCard.class);
        return new BrandingView(
                home.name(),
                branding.palette(),
                url(home, branding, LogoType.MAIN),
                url(home, branding, LogoType.DARK),
                url(home, branding, LogoType.FAVICON),
                branding.companyTagline(),
                branding.emailFooter(),
                branding.showPoweredBy());
    }

    /** Another picture has another address, so that nobody goes on showing an old one. */
    private @org.jspecify.annotations.Nullable String url(OrganizationCard home, Branding branding, LogoType type) {
        return branding.logo(type)
                .map(logo -> links.to("api/public/branding/" + home.slug() + "/logos/" + type.code() + "?v="
                        + logo.blobId().substring(logo.blobId().length() - 8)))
                .orElse(null);
    }

    private static LogoType type(Command command) {
        return LogoType.named(command.path("logo_type")).orElseThrow(() -> new RefusedException(Problem.notFound()));
    }

    private static byte[] decoded(String content) {
        try {
            byte[] bytes = Base64.getDecoder().decode(content);
            return bytes.length > MOST_BYTES ? new byte[0] : bytes;
        } catch (IllegalArgumentException garbled) {
            return new byte[0];
        }
    }

    /** Of the organization's own: ids are unique in the whole store. */
    private static String blobId(Scope scope, LogoType type, Drawing drawing) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((scope.organization().value() + " " + type.code() + " ").getBytes(StandardCharsets.UTF_8));
            return "img_"
                    + HexFormat.of().formatHex(digest.digest(drawing.png())).substring(0, ID_CHARS);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private BlobStore blobs(Scope scope) {
        return new BlobStore(stores, scope, clock);
    }
}
