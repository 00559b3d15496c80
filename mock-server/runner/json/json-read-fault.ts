/** A text that is not JSON as the service reads it; `message` is the reader's own sentence, with path, line and position. */
export class JsonReadFault extends Error {
  override readonly name = 'JsonReadFault';
}
