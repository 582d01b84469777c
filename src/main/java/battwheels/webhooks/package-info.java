/**
 * Tells programs elsewhere of an organization's events, as the Standard Webhooks specification says
 * (standardwebhooks.com).
 *
 * <pre>{@code
 *   event --subscription--> delivery of each endpoint that wants its type, under an id made of endpoint and event
 *                             +--> job webhooks.deliver (keyed by delivery, round and number)
 *                                    |  signed with the secret, and with the one before for the overlap
 *                                    +--> answered 2xx: delivered
 *                                    +--> else the next of ten tries over three days; after the last the endpoint is
 *                                         switched off, and who looks after it is told
 * }</pre>
 *
 * <p>Secrets are sealed with the organization's key and shown once. Where a call may go, and where it may not, is decided
 * by {@code platform.outgoing}. Deliveries come at least once and in no order; whoever receives them goes by
 * {@code webhook-id} and {@code sequence}.
 */
@NullMarked
package battwheels.webhooks;

import org.jspecify.annotations.NullMarked;
