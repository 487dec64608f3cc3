/** What is said of a pcapng block that cannot be read; offsets in bytes from the file's beginning. */

import type { CaptureIssue } from '../capture.ts';

/** A block that claims more than it has. */
export function tooShort(offset: number): CaptureIssue {
  return {
    code: 'bad-record',
    offset,
    message: {
      en: `the packet block at offset ${offset} claims more bytes than it has; all packets before it were read`,
      zh: `偏移 ${offset} 处的报文块声称的字节数超过其实际长度；此前的报文均已读取`,
    },
  };
}

/** A packet of an interface that was not described. */
export function noInterface(offset: number, index: number): CaptureIssue {
  return {
    code: 'bad-record',
    offset,
    message: {
      en: `the packet block at offset ${offset} names interface ${index}, which its section does not describe; all packets before it were read`,
      zh: `偏移 ${offset} 处的报文块引用了本节未描述的接口 ${index}；此前的报文均已读取`,
    },
  };
}

/** A section of another major version than 1. */
export function unknownVersion(offset: number, major: number): CaptureIssue {
  return {
    code: 'unknown-version',
    offset,
    message: {
      en: `the section at offset ${offset} is of pcapng version ${major}; only version 1 is known`,
      zh: `偏移 ${offset} 处的节为 pcapng 第 ${major} 版；只支持第 1 版`,
    },
  };
}
