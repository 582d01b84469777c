package battwheels.platform.search;

/** Arithmetic of vectors. */
public final class Vectors {
    private Vectors() {}

    /** The same direction, with length 1; a vector of zeros stays one. */
    public static float[] unit(float[] vector) {
        double length = Math.sqrt(dot(vector, vector));
        if (length == 0) {
            return vector.clone();
        }
        float[] unit = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return unit;
    }

    /** Of two unit vectors, their cosine. */
    public static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }
}
