/**
 * What people are told without asking: in the product, and by mail.
 *
 * <pre>{@code
 *   event --subscription--> job notifications.deliver (keyed by the event)
 *                             |  who is to know, what they want to know, in the organization's words
 *                             +--> notification of each, under an id made of event and user
 *                             +--> job notifications.mail (keyed by the notification) --> mailer
 * }</pre>
 *
 * <p>Nothing here is told twice however often an event or a job comes: a notification's id and a mail's name are made of
 * the event's id. Whoever caused an event is not told of it.
 */
@NullMarked
package battwheels.notifications;

import org.jspecify.annotations.NullMarked;
