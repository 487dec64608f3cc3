/** A record that is read-only to those who look at it and is filled in by the one who keeps it. */
export type Growing<T> = { -readonly [Key in keyof T]: T[Key] };
