/** The words of packets and of what an analyser found; they are fetched with what shows them. */

import { findingsEn } from '../text/findings-en.ts';
import { findingsZh } from '../text/findings-zh.ts';
import { inLanguage } from '../text/in-language.ts';
import { packetsEn } from '../text/packets-en.ts';
import { packetsZh } from '../text/packets-zh.ts';

/** Those of an analyser's findings, in the page's language. */
export const findingWords = inLanguage(findingsEn, findingsZh);

/** Those of packets. */
export const packetWords = inLanguage(packetsEn, packetsZh);
