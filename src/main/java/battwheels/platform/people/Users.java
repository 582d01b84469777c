package battwheels.platform.people;

import battwheels.platform.json.DocumentJson;
import battwheels.platform.store.Documents;
import battwheels.platform.store.DuplicateKey;
import battwheels.platform.store.Find;
import battwheels.platform.tenancy.PlatformCollection;
import battwheels.platform.tenancy.PlatformStores;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The accounts of all people. Blocking calls await; use it on a virtual thread. */
public final class Users {
    private final Documents users;

    public Users(PlatformStores stores) {
        this.users = stores.open(PlatformCollection.USERS);
    }

    public Optional<User> find(String userId) {
        return users.findOne(id(userId)).await().map(Users::read);
    }

    /** @param email folded */
    public Optional<User> findByEmail(String email) {
        return users.findOne(new JsonObject().put("email", email)).await().map(Users::read);
    }

    /** Those of these ids that exist, in no particular order. */
    public List<User> all(Collection<String> userIds) {
        JsonArray ids = new JsonArray(List.copyOf(userIds));
        Find find = Find.where(new JsonObject().put("_id", new JsonObject().put("$in", ids)));
        return ids.isEmpty()
                ? List.of()
                : users.find(find).await().stream().map(Users::read).toList();
    }

    /**
     * Adds the account; the unique e-mail decides. One that is there under the same id was made by an earlier try of
     * the same request, and counts as added.
     *
     * @return false when the e-mail belongs to another account
     */
    public boolean add(User user) {
        try {
            users.insert(DocumentJson.document(user)).await();
            return true;
        } catch (DuplicateKey taken) {
            return find(user.userId())
                    .filter(mine -> mine.email().equals(user.email()))
                    .isPresent();
        }
    }

    static JsonObject id(String userId) {
        return new JsonObject().put("_id", userId);
    }

    static User read(JsonObject document) {
        return DocumentJson.read(document, User.class);
    }
}
