package battwheels.branding;

/** A picture that is kept. @param blobId changes with the picture */
record Logo(String blobId, LogoType type, int width, int height) {}
