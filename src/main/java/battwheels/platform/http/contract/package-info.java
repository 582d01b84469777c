/**
 * The contract at run time: reads the merged OpenAPI document into {@link
 * battwheels.platform.http.contract.Operation}s and judges what arrives and leaves against it: parameters, bodies,
 * answers. Pure: bytes and text in, values or {@link battwheels.platform.problem.Fault}s out; it knows neither
 * routes nor answers, which are the edge's.
 */
@NullMarked
package battwheels.platform.http.contract;

import org.jspecify.annotations.NullMarked;
