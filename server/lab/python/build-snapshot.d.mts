/** Writes `folder`/pyodide.snapshot; takes it from `former`, an older such folder, where nothing has changed. */
export function buildSnapshot(folder: string, former?: string): Promise<void>;
