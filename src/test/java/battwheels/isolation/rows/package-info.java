/**
 * The rows of the isolation matrix, one class for each contract file: {@code TicketRows} for {@code tickets.yaml}. A
 * class is found by itself as soon as it implements {@link battwheels.isolation.DomainRows}.
 *
 * <p>A new operation gets a row, or the matrix fails and names it. A row says how the operation is called
 * <em>with success</em> by the owner of an organization; the matrix derives the rest. Every time it is asked, a row
 * makes what the call is about anew, over HTTP, and fills in its ids:
 *
 * <pre>{@code
 * final class EstimateRows implements DomainRows {
 *     public void declare(Rows rows) {
 *         rows.plain("listEstimates");                       // needs nothing but itself
 *         rows.member("getEstimate", (shop, call) -> call.path("estimate_id", estimate(shop)));
 *         rows.member(
 *                 "createEstimate",
 *                 (shop, call) -> call.with("customer_id", ContactRows.contact(shop)),
 *                 "estimate_number");                        // counts up from call to call
 *     }
 *
 *     static String estimate(Shop shop) {                    // for the rows of other domains, too
 *         return shop.made(
 *                 "createEstimate", "/estimate_id", call -> call.with("customer_id", ContactRows.contact(shop)));
 *     }
 * }
 * }</pre>
 *
 * <p>The body is the contract's first example, with planted words in every free text. So an example whose ids are made
 * up has to have them replaced ({@code with}, {@code path}, {@code query}) or taken off ({@code without}); every id that
 * can travel should stand in the call, for each becomes a case of its own. What must be unique ({@code email}, a number
 * plate) must be so each time. A recipe that starts work in the background ends when that work has ended
 * ({@code Waiting.until}). Answers that are files or streams need nothing special: a file is searched as it is, of a
 * stream the first event is read.
 *
 * <p>The same call is made wrongly to meet the refusals every operation may give; one of the domain's own takes a test
 * of the domain, or a line in {@code battwheels.refusals.Reasons}.
 */
@NullMarked
package battwheels.isolation.rows;

import org.jspecify.annotations.NullMarked;
