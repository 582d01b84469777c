/**
 * The audit log of an organization: who did what, when and from where, and what each changed field was before and after.
 * It is a view of the event log, which is append-only; there is nothing here that writes.
 */
@NullMarked
package battwheels.audit;

import org.jspecify.annotations.NullMarked;
