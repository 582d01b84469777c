package battwheels.platform.config;

/**
 * One thing wrong with the configuration.
 *
 * @param where the key and where its value came from, or the file that could not be read
 * @param fault what is wrong
 * @param fix what to do about it
 */
public record Fault(String where, String fault, String fix) {

    @Override
    public String toString() {
        return where + " " + fault + "; " + fix;
    }
}
