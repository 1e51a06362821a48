/** Reads one field of a Protocol Buffers message, and knows nothing of the others. */

/**
 * Gives the content of a field at the top level of a Protocol Buffers message, or nothing if it has
 * none. Of bytes, texts and messages it is the content, of an integer its bytes as they are encoded, of
 * other numbers nothing.
 * A full decoder would be another 200 kB for three numbers.
 * Wire format: https://protobuf.dev/programming-guides/encoding/
 * @param {Uint8Array} message
 * @param {number} wanted
 */
export function fieldOf(message, wanted) {
  let position = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 0; position < message.length; shift += 7) {
      const byte = message[position++] ?? 0;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) {
        break;
      }
    }
    return value;
  };
  while (position < message.length) {
    const tag = varint();
    const found = Math.floor(tag / 8) === wanted;
    let content = 0;
    switch (tag % 8) {
      case 0: {
        const start = position;
        varint();
        content = position - start;
        break;
      }
      case 1:
        position += 8;
        break;
      case 2:
        content = varint();
        position += content;
        break;
      case 5:
        position += 4;
        break;
      default:
        return undefined;
    }
    if (found) {
      return message.subarray(position - content, position);
    }
  }
  return undefined;
}
