package battwheels.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.fixtures.Answer;
import battwheels.fixtures.Api;
import battwheels.fixtures.Member;
import battwheels.fixtures.TestServer;
import battwheels.platform.store.Waiting;
import battwheels.platform.tenancy.BlobStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files over HTTP: sent in pieces, taken for what they are, had by links that end. */
class AttachmentsTest {
    private static final String FILES = "/api/v1/attachments";

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private final Member owner = SERVER.signUp();
    private final Api api = owner.api();
    private final String ticket =
            api.post("/api/v1/tickets", Map.of("title", "Does not charge")).text("/ticket_id");

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] noise(int size) {
        byte[] content = new byte[size];
        new Random(7).nextBytes(content);
        System.arraycopy(text("%PDF-1.7\n"), 0, content, 0, 9);
        return content;
    }

    private static byte[] picture(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private String begin(String name, long size) {
        return FILES + "/"
                + api.post(FILES, Map.of("parent_type", "ticket", "parent_id", ticket, "file_name", name, "size", size))
                        .mustBe(201)
                        .text("/attachment_id");
    }

    private Answer piece(String file, int index, byte[] content) {
        return api.post(
                file + "/pieces",
                Map.of("index", index, "content", Base64.getEncoder().encodeToString(content)));
    }

    private String send(String name, byte[] content) {
        String file = begin(name, content.length);
        for (int at = 0, index = 0; at < content.length; at += BlobStore.CHUNK_BYTES, index++) {
            int to = Math.min(content.length, at + BlobStore.CHUNK_BYTES);
            piece(file, index, Arrays.copyOfRange(content, at, to)).mustBe(200);
        }
        return file;
    }

    private String link(String file, boolean thumbnail) {
        return api.post(file + "/link", Map.of("thumbnail", thumbnail))
                .mustBe(200)
                .text("/url")
                .replaceFirst("https?://[^/]+", "");
    }

    @Test
    void anInterruptedUploadGoesOnAndComesBackAsItWas() {
        byte[] content = noise(2 * BlobStore.CHUNK_BYTES + 77);
        String file = begin("Rechnung für Öl.pdf", content.length);
        piece(file, 2, Arrays.copyOfRange(content, 2 * BlobStore.CHUNK_BYTES, content.length))
                .mustBe(200);
        piece(file, 0, Arrays.copyOfRange(content, 0, BlobStore.CHUNK_BYTES)).mustBe(200);

        Answer early = api.post(file + "/complete");
        long received = api.get(file).at("/received").asLong();
        piece(file, 1, Arrays.copyOfRange(content, BlobStore.CHUNK_BYTES, 2 * BlobStore.CHUNK_BYTES))
                .mustBe(200);
        Answer ready = api.post(file + "/complete").mustBe(200);
        Answer had = api.anonymous().get(link(file, false)).mustBe(200);

        assertThat(early.code()).isEqualTo("ILLEGAL_MOVE");
        assertThat(received).isEqualTo(BlobStore.CHUNK_BYTES);
        assertThat(ready.text("/media_type")).isEqualTo("application/pdf");
        assertThat(ready.at("/received").asLong()).isEqualTo(content.length);
        assertThat(had.bytes()).isEqualTo(content);
        assertThat(had.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(had.header("Content-Disposition"))
                .isEqualTo("attachment; filename*=UTF-8''Rechnung%20f%C3%BCr%20%C3%96l.pdf");
        assertThat(had.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(api.get(FILES + "?parent_type=ticket&parent_id=" + ticket).at("/data"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><script>alert(1)</script></html>",
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "#!/bin/sh\nrm -rf /\n",
                "<?xml version='1.0'?><a/>",
                "\u007fELF\u0002\u0001\u0001",
                "MZ\u0090\u0000"
            })
    void whatABrowserOrMachineCouldRunIsNotTakenWhateverItsName(String content) {
        String file = send("photo.jpg", content.getBytes(StandardCharsets.ISO_8859_1));

        Answer refused = api.post(file + "/complete");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(api.get(file).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void aPictureIsDrawnAnewSmallerAndOneOfTooManyDotsIsNotOpened() throws IOException {
        String file = send("large.png", picture(1_600, 900));
        String bomb = send("bomb.png", picture(6_000, 5_000));
        api.post(file + "/complete").mustBe(200);
        api.post(bomb + "/complete").mustBe(200);

        Waiting.until(() -> api.get(file).at("/thumbnail").asBoolean());
        Answer small = api.anonymous().get(link(file, true)).mustBe(200);

        BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(small.bytes()));
        assertThat(List.of(drawn.getWidth(), drawn.getHeight())).containsExactly(320, 180);
        assertThat(small.header("Content-Type")).isEqualTo("image/jpeg");
        Waiting.until(() -> api.get("/api/v1/jobs?kind=attachments.draw&status=done")
                        .at("/data")
                        .size()
                == 2);
        assertThat(api.get(bomb).at("/thumbnail").asBoolean()).isFalse();
        assertThat(api.post(bomb + "/link", Map.of("thumbnail", true)).code()).isEqualTo("ILLEGAL_MOVE");
    }

    @Test
    void sizesAndPiecesAreBounded() {
        Map<String, Object> form = Map.of("parent_type", "ticket", "parent_id", ticket, "file_name", "x");
        Map<String, Object> huge = new java.util.HashMap<>(form);
        huge.put("size", (10 << 20) + 1);

        assertThat(api.post(FILES, huge).status()).isEqualTo(422);
        String file = begin("x", 10);
        assertThat(piece(file, 0, new byte[11]).status()).isEqualTo(422);
        assertThat(piece(file, 0, new byte[9]).status()).isEqualTo(422);
        assertThat(piece(file, 1, new byte[1]).status()).isEqualTo(422);
        assertThat(api.post(file + "/pieces", Map.of("index", 0, "content", "???"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aLinkIsGoodForWhatItWasMadeForAndForAsLongAsItsMakerIsAMember() {
        Member admin = owner.invites("admin");
        String file = send("note.txt", text("The battery was replaced."));
        api.post(file + "/complete").mustBe(200);
        String own = link(file, false);
        String theirs = admin.api()
                .post(file + "/link", Map.of())
                .mustBe(200)
                .text("/url")
                .replaceFirst("https?://[^/]+", "");
        String other = SERVER.signUp().organizationId();

        assertThat(List.of(
                        api.anonymous().get(own + "A"),
                        api.anonymous().get(own.substring(0, own.length() - 2)),
                        api.anonymous().get(own.replace(owner.organizationId(), other)),
                        api.anonymous().get("/api/public/files/" + owner.organizationId() + ".AAAA"),
                        api.anonymous().get("/api/public/files/nothing")))
                .extracting(Answer::code)
                .containsOnly("LINK_INVALID");
        api.anonymous().get(theirs).mustBe(200);
        api.delete("/api/v1/organizations/me/members/" + admin.userId()).mustBe(204);
        assertThat(api.anonymous().get(theirs).code()).isEqualTo("LINK_INVALID");
        api.delete(file).mustBe(204);
        assertThat(api.anonymous().get(own).code()).isEqualTo("LINK_INVALID");
    }

    @Test
    void whoDoesNotSeeTheTicketDoesNotSeeItsFiles() {
        Member ravi = owner.invites("technician");
        Member sunil = owner.invites("technician");
        api.post("/api/v1/tickets/" + ticket + "/assign", Map.of("technician_id", ravi.userId()))
                .mustBe(200);
        String file = begin("x", 10);

        assertThat(ravi.api().get(file).status()).isEqualTo(200);
        assertThat(sunil.api().get(file).code()).isEqualTo("NOT_FOUND");
        assertThat(sunil.api()
                        .get(FILES + "?parent_type=ticket&parent_id=" + ticket)
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(owner.invites("accountant").api().get(file).code()).isEqualTo("RBAC_DENIED");
        assertThat(SERVER.signUp().api().get(file).code()).isEqualTo("NOT_FOUND");
    }
}
