/**
 * Durable work. A job belongs to one organization, is accepted once, and runs to its end or is parked in sight of an
 * operator (design rule 13). Its document is the truth.
 *
 * <pre>{@code
 *   enqueue --not before--> scheduled --due--> ready <--due-- retrying
 *      |                        |               |  ^             ^
 *      +------------------------+-------------->|  | lease ran out
 *                                         claim |  |             | attempt failed, more are left
 *                                               v  |             |
 *                                             running -----------+
 *                                               |  \
 *                                     effect    |   \ no attempt left, refused, past its deadline
 *                                               v    v
 *   cancelled <--cancel-- (any not finished)   done  failed --retry (operator)--> ready
 * }</pre>
 *
 * <p>A domain declares a {@link battwheels.platform.jobs.JobHandler} and enqueues a
 * {@link battwheels.platform.jobs.JobRequest}, both through {@link battwheels.platform.jobs.Jobs}. A job may run again
 * after a crash: its effect must be idempotent by the job's id, which {@link battwheels.platform.jobs.JobContext}
 * hands out as a command.
 */
@NullMarked
package battwheels.platform.jobs;

import org.jspecify.annotations.NullMarked;
