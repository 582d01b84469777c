package battwheels.isolation;

/** The rows of one contract file. Found by itself in {@code isolation.rows}; needs a constructor without arguments. */
public interface DomainRows {
    void declare(Rows rows);
}
