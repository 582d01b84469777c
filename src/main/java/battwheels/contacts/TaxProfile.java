package battwheels.contacts;

import battwheels.gst.GstState;
import battwheels.platform.shape.Edits;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the tax office knows a contact by. With a GSTIN the PAN is the one inside it, and the place of supply is its
 * state unless another was named.
 *
 * @param placeOfSupply a GST state code
 */
public record TaxProfile(
        @Nullable Gstin gstin,
        @Nullable Pan pan,
        @Nullable String placeOfSupply,
        @Nullable String gstTreatment,
        @Nullable String taxTreatment) {

    static final TaxProfile NONE = new TaxProfile(null, null, null, null, null);

    TaxProfile edited(Edits edits, ContactForm form) {
        @Nullable Gstin number = edits.parsed("gstin", gstin, form.gstin(), Gstin::of);
        return new TaxProfile(
                number,
                edits.parsed(
                        "pan", pan, number == null ? form.pan() : number.pan().value(), Pan::of),
                edits.parsed("place_of_supply", placeOfSupply, supply(form, number), TaxProfile::code),
                edits.text("gst_treatment", gstTreatment, form.gstTreatment()),
                edits.text("tax_treatment", taxTreatment, form.taxTreatment()));
    }

    private @Nullable String supply(ContactForm form, @Nullable Gstin number) {
        boolean open = form.placeOfSupply() == null && placeOfSupply == null;
        return open && number != null ? number.stateCode() : form.placeOfSupply();
    }

    private static String code(String codeOrName) {
        return GstState.named(codeOrName).map(GstState::code).orElseThrow();
    }

    /** True when the form would leave a PAN beside a GSTIN that holds another one. */
    boolean contradicts(ContactForm form) {
        @Nullable Gstin number = form.gstin() == null ? gstin : parsed(form.gstin());
        @Nullable String typed = form.pan() == null || form.pan().isBlank() ? null : form.pan();
        return number != null && typed != null && !Objects.equals(number.pan(), Pan.of(typed));
    }

    private static @Nullable Gstin parsed(String typed) {
        return typed.isBlank() ? null : Gstin.of(typed);
    }
}
