/**
 * What a server tells of itself: log lines (JSON in production), metrics of bounded cardinality, spans when a collector
 * is configured, and the operator port with health, readiness, metrics and build.
 */
@NullMarked
package battwheels.platform.observe;

import org.jspecify.annotations.NullMarked;
