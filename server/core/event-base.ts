/** What every event of the log is made of. */

/** A host's name in its run, such as `client`. */
export type HostName = string;

/** Half-open byte range `[start, end)`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** An event's place: `seq` is dense and starts at 0, `atUs` is integer microseconds since the run began. */
export interface Stamped {
  readonly seq: number;
  readonly atUs: number;
}

/** A parameter's value, as it appears in JSON. */
export type ParamValue = string | number | boolean;
