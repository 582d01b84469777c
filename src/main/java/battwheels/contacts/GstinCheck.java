package battwheels.contacts;

import battwheels.gst.GstState;
import org.jspecify.annotations.Nullable;

/** The answer to "is this a GSTIN?": what it says when it is, why not when it is not. */
public record GstinCheck(
        String gstin,
        boolean valid,
        @Nullable Details details,
        @Nullable String message) {

    public record Details(String stateCode, String stateName, String pan) {}

    public static GstinCheck of(String typed) {
        @Nullable String objection = Gstin.objection(typed);
        return objection == null ? valid(Gstin.of(typed)) : new GstinCheck(typed.strip(), false, null, objection);
    }

    private static GstinCheck valid(Gstin gstin) {
        GstState state = GstState.ofCode(gstin.stateCode()).orElseThrow();
        Details details = new Details(state.code(), state.name(), gstin.pan().value());
        return new GstinCheck(gstin.value(), true, details, null);
    }
}
