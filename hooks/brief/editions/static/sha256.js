/*
 * SHA-256 as FIPS 180-4 writes it, for browsers that give pages from disk or plain http no crypto.subtle, and for many
 * short texts, which that takes long over.
 */
const briefHash = (() => {
  "use strict";

  // The constants: the first 32 bits of the fractions of the roots of the first primes.
  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
  const fraction = (x) => ((x - Math.floor(x)) * 4294967296) | 0;
  const k = Int32Array.from(primes, (p) => fraction(Math.cbrt(p)));
  const initial = Int32Array.from(primes.slice(0, 8), (p) => fraction(Math.sqrt(p)));
  const w = new Int32Array(64);
  const turn = (x, n) => (x >>> n) | (x << (32 - n));

  /** Take the 64 bytes from `at` into the state `h`. */
  function block(h, bytes, at) {
    for (let i = 0; i < 16; i++) {
      const j = at + 4 * i;
      w[i] = (bytes[j] << 24) | (bytes[j + 1] << 16) | (bytes[j + 2] << 8) | bytes[j + 3];
    }
    for (let i = 16; i < 64; i++) {
      const s0 = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3);
      const s1 = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10);
      w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    let a = h[0], b = h[1], c = h[2], d = h[3], e = h[4], f = h[5], g = h[6], last = h[7];
    for (let i = 0; i < 64; i++) {
      const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
      const one = (last + s1 + ((e & f) ^ (~e & g)) + k[i] + w[i]) | 0;
      const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
      const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      last = g; g = f; f = e; e = (d + one) | 0;
      d = c; c = b; b = a; a = (one + two) | 0;
    }
    h[0] += a; h[1] += b; h[2] += c; h[3] += d;
    h[4] += e; h[5] += f; h[6] += g; h[7] += last;
  }

  const hex = (h) => Array.from(h, (x) => (x >>> 0).toString(16).padStart(8, "0")).join("");
  const rest = new Uint8Array(128);
  const view = new DataView(rest.buffer);

  /** The hash of the first `end` of the bytes, for each of the ends in order, as eight numbers. What they share is read
      only once. */
  function* ofBeginnings(bytes, ends) {
    const h = initial.slice();
    let read = 0;
    for (const end of ends) {
      for (; read + 64 <= end; read += 64) block(h, bytes, read);
      const length = end - read < 56 ? 64 : 128;
      rest.fill(0).set(bytes.subarray(read, end));
      rest[end - read] = 0x80;
      view.setUint32(length - 8, Math.floor(end / 536870912));
      view.setUint32(length - 4, end << 3);
      const made = h.slice();
      for (let at = 0; at < length; at += 64) block(made, rest, at);
      yield made;
    }
  }

  const encoded = (text) => new TextEncoder().encode(text);

  async function of(text) {
    const bytes = encoded(text);
    if (!globalThis.crypto?.subtle) return hex(ofBeginnings(bytes, [bytes.length]).next().value);
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  return { of, ofBeginnings, hex, encoded };
})();
