package battwheels.bench;

import battwheels.platform.store.DocumentClient;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.MongoClient;
import java.util.List;
import java.util.UUID;

/** The least a server can do for a ticket: no login, no tenant, no contract. Same client and settings as the product. */
final class BareServer {
    private static MongoClient store(Vertx vertx, String url) {
        return DocumentClient.open(vertx, DocumentClient.Settings.standard(url), List.of())
                .mongo();
    }

    /** @param arguments port, store URL */
    public static void main(String[] arguments) throws Exception {
        Vertx vertx = Vertx.vertx();
        MongoClient mongo = store(vertx, arguments[1]);
        int cores = Runtime.getRuntime().availableProcessors();
        vertx.deployVerticle(
                        () -> new AbstractVerticle() {
                            @Override
                            public void start() {
                                vertx.createHttpServer()
                                        .requestHandler(request -> answer(mongo, request))
                                        .listen(Integer.parseInt(arguments[0]), "127.0.0.1");
                            }
                        },
                        new DeploymentOptions().setInstances(cores))
                .await();
        System.out.println("ready");
    }

    private static void answer(MongoClient mongo, HttpServerRequest request) {
        String[] path = request.path().split("/");
        if (request.method().name().equals("GET")) {
            mongo.findOne(
                            "tickets",
                            new JsonObject().put("organization_id", path[1]).put("_id", path[2]),
                            null)
                    .onFailure(failure -> request.response().setStatusCode(503).end())
                    .onSuccess(found -> request.response().end(found.toBuffer()));
        } else {
            request.body()
                    .map(body -> body.toJsonObject()
                            .put("_id", "tkt_" + UUID.randomUUID())
                            .put("organization_id", path[1]))
                    .compose(document -> mongo.insert("bare_tickets", document).map(document))
                    .onFailure(failure -> request.response().setStatusCode(503).end())
                    .onSuccess(document -> request.response().setStatusCode(201).end(document.toBuffer()));
        }
    }
}
