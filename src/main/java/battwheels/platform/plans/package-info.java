/**
 * What is sold: plans with their prices, trial days, limits and features, as data (resource {@code plans/plans.json}).
 * The only place that says what a plan costs or contains. Rate limits of a plan are the operator's and stand in conf.
 */
@NullMarked
package battwheels.platform.plans;

import org.jspecify.annotations.NullMarked;
