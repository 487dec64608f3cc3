/** Properties end in time: a counterexample that would shrink for ever is told as far as it has shrunk by then. */

import fc from 'fast-check';

/** Below the tests' own limit, which cannot interrupt what never waits, ms. */
const LIMIT_MS = 25_000;

fc.configureGlobal({ interruptAfterTimeLimit: LIMIT_MS, markInterruptAsFailure: true });
