/**
 * What an organization has subscribed to and how much of it is used: plan, trial, features, limits. A subscription is
 * {@code trialing} until its trial ends and then {@code expired} by the clock alone: data stays in sight, nothing new is
 * made. Limits on records are held where records are kept ({@code Quota}), those by day or month by {@code Meter}.
 */
@NullMarked
package battwheels.subscriptions;

import org.jspecify.annotations.NullMarked;
