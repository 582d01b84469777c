package battwheels.branding;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import battwheels.platform.shape.Contrast;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrandingTest {
    private static final String BRANDING = "/api/v1/organizations/me/branding";

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private final Member owner = SERVER.signUp();
    private final String slug = owner.api().get("/api/v1/organizations/me").text("/slug");

    @Test
    void coloursAndWordsAreShownToEverybodyWhoKnowsTheName() {
        Answer plain = owner.api().get(BRANDING).mustBe(200);
        Answer changed = change(Map.of("primary_color", "#0B5D1E", "company_tagline", " We keep you rolling "))
                .mustBe(200);
        change(Map.of("show_powered_by", false)).mustBe(200);

        Answer shown = SERVER.api().get("/api/public/branding/" + slug).mustBe(200);

        assertThat(plain.at("/primary_color").isNull()).isTrue();
        assertThat(changed.header("ETag")).isNotEqualTo(plain.header("ETag"));
        assertThat(shown.text("/primary_color")).isEqualTo("#0b5d1e");
        assertThat(shown.text("/company_tagline")).isEqualTo("We keep you rolling");
        assertThat(shown.at("/show_powered_by").asBoolean()).isFalse();
        assertThat(shown.text("/organization_name")).startsWith("Workshop of");
        assertThat(SERVER.api().get("/api/public/branding/nobody-is-called-so").code())
                .isEqualTo("NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({
        "primary_color, red, /primary_color",
        "primary_color, '#0b5', /primary_color",
        "primary_color, '#0b5d1e;}body{display:none', /primary_color",
        "primary_color, '#ffff00', /primary_color",
        "text_color, '#cccccc', /text_color",
        "background_color, '#222222', /text_color",
        "custom_css, 'body{background:url(//x)}', /custom_css",
    })
    void whatIsNoColourOrCannotBeReadIsRefused(String field, String value, String pointer) {
        Answer refused = change(Map.of(field, value));

        assertThat(refused.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(owner.api().get(BRANDING).at("/" + field).asText("")).isIn("", "null");
    }

    @Test
    void aLogoIsDrawnAnewAndServedUnderAnAddressOfItsOwn() throws Exception {
        byte[] sent = picture(1_200, 300, "jpg", Color.RED);
        String first = logo(sent).mustBe(200).text("/logo_url");
        String second = logo(picture(30, 20, "png", Color.BLUE)).mustBe(200).text("/logo_url");

        Answer served = SERVER.api().get(path(second)).mustBe(200);
        BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(served.bytes()));

        assertThat(first).isNotEqualTo(second);
        assertThat(served.header("Content-Type")).isEqualTo("image/png");
        assertThat(served.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(new Color(drawn.getRGB(10, 10))).isEqualTo(Color.BLUE);
        assertThat(drawn.getWidth()).isEqualTo(30);
        logo(sent).mustBe(200);
        BufferedImage large = ImageIO.read(
                new ByteArrayInputStream(SERVER.api().get(path(first)).bytes()));
        assertThat(large.getWidth()).isEqualTo(600);
        assertThat(large.getHeight()).isEqualTo(150);
    }

    @Test
    void nothingOfTheFileButItsLooksIsKept() throws Exception {
        byte[] picture = picture(30, 20, "png", Color.GREEN);
        byte[] hidden = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        byte[] both = new byte[picture.length + hidden.length];
        System.arraycopy(picture, 0, both, 0, picture.length);
        System.arraycopy(hidden, 0, both, picture.length, hidden.length);

        String url = logo(both).mustBe(200).text("/logo_url");

        assertThat(new String(SERVER.api().get(path(url)).bytes(), StandardCharsets.ISO_8859_1))
                .doesNotContain("script");
    }

    @Test
    void whatIsNoPictureIsRefused() {
        byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8);

        assertThat(logo(svg).text("/errors/0/pointer")).isEqualTo("/content");
        assertThat(logo("%PDF-1.7".getBytes(StandardCharsets.UTF_8)).text("/errors/0/pointer"))
                .isEqualTo("/content");
        assertThat(owner.api()
                        .put(BRANDING + "/logos/banner", Map.of("content", "AAAA"))
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(SERVER.api()
                        .get("/api/public/branding/" + slug + "/logos/main")
                        .code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void resettingTakesEverythingAway() throws Exception {
        change(Map.of("accent_color", "#123456")).mustBe(200);
        String url = logo(picture(30, 20, "gif", Color.BLACK)).mustBe(200).text("/logo_url");

        Answer plain = owner.api().post(BRANDING + "/reset").mustBe(200);

        assertThat(plain.at("/accent_color").isNull()).isTrue();
        assertThat(plain.at("/logo_url").isNull()).isTrue();
        assertThat(SERVER.api().get(path(url)).code()).isEqualTo("NOT_FOUND");
        assertThat(owner.api().delete(BRANDING + "/logos/main").status()).isEqualTo(204);
    }

    @Test
    void aViewerLooksAndDoesNotChange() {
        Member viewer = owner.invites("viewer");

        assertThat(viewer.api().get(BRANDING).status()).isEqualTo(200);
        assertThat(viewer.api().put(BRANDING, Map.of("accent_color", "#123456")).code())
                .isEqualTo("RBAC_DENIED");
    }

    @Test
    void contrastIsAsWcagHasIt() {
        assertThat(Contrast.hundredths("#000000", "#ffffff")).isEqualTo(2100);
        assertThat(Contrast.hundredths("#777777", "#ffffff")).isEqualTo(447);
        assertThat(Contrast.hundredths("#123456", "#123456")).isEqualTo(100);
    }

    private Answer change(Map<String, Object> fields) {
        return owner.api().put(BRANDING, fields);
    }

    private Answer logo(byte[] content) {
        return owner.api()
                .put(
                        BRANDING + "/logos/main",
                        Map.of("content", Base64.getEncoder().encodeToString(content)));
    }

    private static String path(String url) {
        URI address = URI.create(url);
        return address.getPath() + "?" + address.getQuery();
    }

    private static byte[] picture(int width, int height, String format, Color color) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(color);
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }
}
