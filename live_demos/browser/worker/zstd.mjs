/**
 * Decompresses zstd with the WebAssembly of the npm package zstddec, which the build takes out of it
 * (runtime/assemble.py, zstd.wasm).
 *
 * The package's own JavaScript is not used. It keeps its instance for ever, and with it a memory as
 * large as the window of what it has decompressed: here, all of the snapshot. It fetches the
 * WebAssembly from a `data:` address, which a site's security policy may forbid. It does not look for
 * errors while it decompresses a stream, so one damaged byte keeps it busy without end.
 */

/**
 * What zstd.wasm has of zstd's and C's functions. Sizes and addresses are 32-bit numbers.
 * @typedef {object} Zstd
 * @property {WebAssembly.Memory} memory
 * @property {(size: number) => number} malloc gives 0 if there is no memory
 * @property {() => number} ZSTD_createDCtx
 * @property {() => number} ZSTD_DStreamInSize
 * @property {() => number} ZSTD_DStreamOutSize
 * @property {(context: number, output: number, input: number) => number} ZSTD_decompressStream gives 0 at
 *   the end of a frame, less for an error
 */

/** ZSTD_inBuffer and ZSTD_outBuffer: an address, a size and a position. */
const SIZE_OF_BUFFER = 12;

/**
 * Decompresses one frame while it comes.
 * @param {ReadableStream<Uint8Array>} stream
 * @param {Promise<WebAssembly.Module>} code zstd.wasm; what comes of the stream before it waits for it
 * @param {Uint8Array} target is filled, from end to end
 * @throws {Error} if there are more bytes or fewer, if the frame is damaged or does not end, or if anything
 *   follows it
 */
export async function decompress(stream, code, target) {
  // Nothing outside of this function holds the instance: its memory goes when this returns.
  const decoder = new Decoder(await instantiate(await code), target);
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    decoder.write(part.value);
  }
  decoder.end();
}

/** @param {WebAssembly.Module} code */
async function instantiate(code) {
  const instance = await WebAssembly.instantiate(code, {
    // Nobody here keeps a view of the memory for longer than until the next call.
    env: { emscripten_notify_memory_growth() {} },
  });
  return /** @type {Zstd} */ (/** @type {unknown} */ (instance.exports));
}

class Decoder {
  /**
   * @param {Zstd} zstd
   * @param {Uint8Array} target
   */
  constructor(zstd, target) {
    this.zstd = zstd;
    this.result = target;
    this.length = 0;
    this.ended = false;
    this.context = taken(zstd.ZSTD_createDCtx());
    this.input = new CBuffer(zstd, zstd.ZSTD_DStreamInSize());
    this.output = new CBuffer(zstd, zstd.ZSTD_DStreamOutSize());
  }

  /** @param {Uint8Array} part */
  write(part) {
    for (let start = 0; start < part.length; start += this.input.capacity) {
      this.#decompress(part.subarray(start, start + this.input.capacity));
    }
  }

  /** @param {Uint8Array} input */
  #decompress(input) {
    this.input.fill(input);
    do {
      if (this.ended) {
        throw new Error("zstd: something follows the end of the frame");
      }
      this.output.empty();
      const state = this.zstd.ZSTD_decompressStream(this.context, this.output.address, this.input.address);
      if (state < 0) {
        throw new Error(`zstd: error ${-state}`);
      }
      this.#keep(this.output.content());
      this.ended = state === 0;
      // A full output may mean that there is more, though all of the input has been taken.
    } while (this.input.position < input.length || (!this.ended && this.output.isFull));
  }

  /** @param {Uint8Array} output */
  #keep(output) {
    if (this.length + output.length > this.result.length) {
      throw new Error(`zstd: more than ${this.result.length} bytes`);
    }
    this.result.set(output, this.length);
    this.length += output.length;
  }

  end() {
    if (!this.ended) {
      throw new Error(`zstd: the frame ends too soon, after ${this.length} bytes`);
    }
    if (this.length !== this.result.length) {
      throw new Error(`zstd: ${this.length} bytes instead of ${this.result.length}`);
    }
  }
}

/** A ZSTD_inBuffer or ZSTD_outBuffer, and the bytes that it speaks of. */
class CBuffer {
  /**
   * @param {Zstd} zstd
   * @param {number} capacity
   */
  constructor(zstd, capacity) {
    this.memory = zstd.memory;
    this.capacity = capacity;
    this.bytes = taken(zstd.malloc(capacity));
    this.address = taken(zstd.malloc(SIZE_OF_BUFFER));
  }

  /** @param {Uint8Array} content */
  fill(content) {
    new Uint8Array(this.memory.buffer).set(content, this.bytes);
    this.#describe(content.length);
  }

  empty() {
    this.#describe(this.capacity);
  }

  /** @param {number} size */
  #describe(size) {
    new Uint32Array(this.memory.buffer, this.address, 3).set([this.bytes, size, 0]);
  }

  /** How far zstd has read or written. */
  get position() {
    return /** @type {number} */ (new Uint32Array(this.memory.buffer, this.address, 3)[2]);
  }

  get isFull() {
    return this.position === this.capacity;
  }

  content() {
    return new Uint8Array(this.memory.buffer, this.bytes, this.position);
  }
}

/**
 * An address that C has given.
 * @param {number} address
 */
function taken(address) {
  if (address === 0) {
    throw new RangeError("zstd: no memory");
  }
  return address;
}
