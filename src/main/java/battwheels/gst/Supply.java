package battwheels.gst;

import org.jspecify.annotations.Nullable;

/**
 * From where to where something is supplied, and on what terms of tax.
 *
 * @param supplierState two-digit code of the state that the supplier is registered in
 * @param placeOfSupply two-digit code
 * @param reverseCharge the recipient owes the tax to the state; it is shown, and not charged
 * @param inclusive rates have the tax inside
 */
public record Supply(String supplierState, String placeOfSupply, boolean reverseCharge, boolean inclusive) {
    public Supply {
        if (GstState.ofCode(supplierState).isEmpty()
                || GstState.ofCode(placeOfSupply).isEmpty()) {
            throw new IllegalArgumentException("no state codes: " + supplierState + ", " + placeOfSupply);
        }
    }

    /** Across a state's border IGST is due, inside it CGST and SGST. */
    public boolean crossesBorder() {
        return !supplierState.equals(placeOfSupply);
    }

    /**
     * Where a supply takes place: as named, else the customer's registered place, else the state of the customer's
     * GSTIN, else where the supplier is (a customer without an address on record, IGST Act s. 10 and 12).
     */
    public static String placeOf(
            @Nullable String named,
            @Nullable String customersPlace,
            @Nullable String customersGstin,
            String supplierState) {
        if (named != null) {
            return named;
        }
        if (customersPlace != null) {
            return customersPlace;
        }
        return customersGstin == null ? supplierState : customersGstin.substring(0, 2);
    }
}
