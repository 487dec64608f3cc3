/** Puts IP fragments back together (RFC 791 §3.2, RFC 8200 §4.5): a bounded store of unfinished datagrams. */

/** One fragment: whose it is, where its data belongs, and whether more follow. */
export interface Fragment {
  /** Equal for all fragments of one datagram and for no others. */
  readonly key: string;
  readonly offsetBytes: number;
  readonly moreFollow: boolean;
  readonly data: Uint8Array;
}

/** What became of a fragment. */
export interface Reassembly {
  /** The whole payload where this fragment was the last one missing, else null. */
  readonly whole: Uint8Array | null;
  /** True where it overlaps another in different bytes (RFC 5722 forbids it, RFC 791 leaves it open). */
  readonly isConflicting: boolean;
}

interface Pending {
  /** By offset; none lies wholly within an earlier one. */
  readonly pieces: Fragment[];
  totalBytes: number | null;
}

/** Unfinished datagrams kept at once; beyond it the oldest is given up, as a host's timer would. */
const MAX_PENDING = 1024;
/** Pieces of one datagram: 65535 bytes in steps of 8. */
const MAX_PIECES = 8192;
const MAX_DATAGRAM_BYTES = 65535;

/**
 * Owns the unfinished datagrams of one capture. Feed it fragments in capture order.
 *
 * Where two pieces overlap, the one that begins earlier in the datagram wins, and of two that begin
 * together the one that came first.
 */
export class Reassembler {
  readonly #pending = new Map<string, Pending>();

  /** Takes a fragment in; `whole` is set by the one that completes its datagram. */
  push(fragment: Fragment): Reassembly {
    const end = fragment.offsetBytes + fragment.data.length;
    if (end > MAX_DATAGRAM_BYTES) return { whole: null, isConflicting: false };
    const pending = this.#open(fragment.key);
    if (!fragment.moreFollow) pending.totalBytes = Math.max(pending.totalBytes ?? 0, end);
    const isConflicting = insert(pending.pieces, fragment);
    if (!isComplete(pending)) return { whole: null, isConflicting };
    this.#pending.delete(fragment.key);
    return { whole: join(pending), isConflicting };
  }

  #open(key: string): Pending {
    const known = this.#pending.get(key);
    if (known !== undefined) return known;
    const oldest = this.#pending.keys().next();
    if (this.#pending.size >= MAX_PENDING && oldest.done !== true) {
      this.#pending.delete(oldest.value);
    }
    const opened: Pending = { pieces: [], totalBytes: null };
    this.#pending.set(key, opened);
    return opened;
  }
}

/** Puts the fragment in its place by offset; true where it contradicts a piece already there. */
function insert(pieces: Fragment[], fragment: Fragment): boolean {
  if (pieces.length >= MAX_PIECES) return false;
  let index = pieces.length;
  while (index > 0 && (pieces[index - 1]?.offsetBytes ?? 0) > fragment.offsetBytes) index--;
  pieces.splice(index, 0, fragment);
  return [pieces[index - 1], pieces[index + 1]].some(
    (other) => other !== undefined && contradicts(other, fragment),
  );
}

function contradicts(a: Fragment, b: Fragment): boolean {
  const start = Math.max(a.offsetBytes, b.offsetBytes);
  const end = Math.min(a.offsetBytes + a.data.length, b.offsetBytes + b.data.length);
  for (let at = start; at < end; at++) {
    if (a.data[at - a.offsetBytes] !== b.data[at - b.offsetBytes]) return true;
  }
  return false;
}

function isComplete(pending: Pending): boolean {
  if (pending.totalBytes === null) return false;
  let reached = 0;
  for (const piece of pending.pieces) {
    if (piece.offsetBytes > reached) return false;
    reached = Math.max(reached, piece.offsetBytes + piece.data.length);
  }
  return reached >= pending.totalBytes;
}

function join(pending: Pending): Uint8Array {
  const whole = new Uint8Array(pending.totalBytes ?? 0);
  let reached = 0;
  for (const piece of pending.pieces) {
    const skip = reached - piece.offsetBytes;
    if (skip >= piece.data.length || reached >= whole.length) continue;
    const part = piece.data.subarray(skip, skip + whole.length - reached);
    whole.set(part, reached);
    reached += part.length;
  }
  return whole;
}
