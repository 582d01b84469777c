package battwheels.isolation;

import java.util.Set;

/**
 * How one operation is called with success by somebody who may.
 *
 * @param counting members of the answer that differ from one such call to the next
 */
record Row(String operationId, Caller caller, Recipe recipe, Set<String> counting) {

    /** Who calls when it is to succeed. */
    enum Caller {
        /** A member of the organization. */
        MEMBER,
        /** A user made for this call alone: it spends the sign-in. */
        FRESH,
        PLATFORM_ADMIN
    }

    Call in(Shop shop) {
        return recipe.fill(shop, shop.call(operationId));
    }
}
