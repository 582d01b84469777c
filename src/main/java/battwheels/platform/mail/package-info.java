/** Mail to people. Without a provider it is written to a local outbox folder, and answers that cause mail say so. */
@NullMarked
package battwheels.platform.mail;

import org.jspecify.annotations.NullMarked;
