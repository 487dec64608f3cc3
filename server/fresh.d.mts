/** Types of fresh.mjs, which is plain JavaScript so that it runs before anything is installed. `root` is the package's folder. */

export function isInstalled(root: string): boolean;
export function isBuilt(root: string): boolean;
export function sourcesPrint(root: string): string;
export function markBuilt(root: string, print: string): void;
export function withLock<T>(root: string, work: () => T | Promise<T>): Promise<T>;
