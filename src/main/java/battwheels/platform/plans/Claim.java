package battwheels.platform.plans;

/** What one change is about to do to the counts of a plan's limits, until it is known whether it did. */
public interface Claim {
    /** Of a change that touches no count. */
    Claim NONE = new Claim() {
        @Override
        public void done() {}

        @Override
        public void undone() {}
    };

    /** The change is stored. */
    void done();

    /** The change did not come about. One of which nobody knows is left alone: it is counted again later. */
    void undone();
}
