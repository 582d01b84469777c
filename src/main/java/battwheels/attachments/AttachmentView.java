package battwheels.attachments;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A file as it is shown.
 *
 * @param received bytes there in a row from the beginning: an interrupted upload goes on behind them
 * @param pieceBytes how long every piece but the last is
 */
record AttachmentView(@JsonUnwrapped Attachment attachment, long received, int pieceBytes) {}
