// What the benches measured, as rows of the table: what, measured, beside, aim.

export function wireRows(found) {
  const rows = [];
  const { wire, knobs, veth, vethSegments } = found;
  const share = (part, whole) => `${((100 * part) / whole).toFixed(0)} %`;
  const beside = (value, pair, single, unit) =>
    `veth ${value(veth)} ${unit} (${pair}), one segment at a time ${value(vethSegments)} ${unit} (${single})`;
  const gbit = ({ gbitPerSecond }) => gbitPerSecond.toFixed(2);
  const trip = ({ roundTripUs }) => roundTripUs.toFixed(1);
  rows.push([
    'bulk TCP over the wire, every event recorded',
    `${gbit(wire)} Gbit/s`,
    beside(
      gbit,
      share(wire.gbitPerSecond, veth.gbitPerSecond),
      share(wire.gbitPerSecond, vethSegments.gbitPerSecond),
      'Gbit/s',
    ),
    '≥ 1.5 Gbit/s',
  ]);
  rows.push([
    'frames over the wire',
    `${Math.round(wire.framesPerSecond).toLocaleString('en')} /s`,
    `${wire.events.toLocaleString('en')} events recorded; ${wire.cpuUsPerFrame.toFixed(1)} µs of processor a frame`,
    '≥ 100,000 /s',
  ]);
  rows.push([
    'the same with all knobs on',
    `${gbit(knobs)} Gbit/s, ${Math.round(knobs.framesPerSecond).toLocaleString('en')} /s`,
    `${share(knobs.framesPerSecond, wire.framesPerSecond)} of the frames with none; ${knobs.cpuUsPerFrame.toFixed(1)} µs of processor a frame`,
    '',
  ]);
  rows.push([
    'frames lost by us',
    String(wire.sent - wire.arrived),
    `${wire.sent.toLocaleString('en')} sent`,
    '0',
  ]);
  rows.push([
    'round trip of 64 bytes (UDP)',
    `${trip(wire)} µs`,
    `veth ${trip(veth)} µs: ${(wire.roundTripUs - veth.roundTripUs).toFixed(1)} µs added`,
    '',
  ]);
  rows.push([
    'a host ready (namespace, TAP, addresses)',
    `${(wire.hostsReadyUs / 1000).toFixed(1)} ms`,
    '',
    '≤ 5 ms',
  ]);
  return rows;
}

export function serverRows(found) {
  const rows = [];
  rows.push([
    'page served after start',
    `${found.pageMs.toFixed(0)} ms`,
    '',
    'before the lab is warm',
  ]);
  rows.push([
    'start of the server to the first sent event of a run: lab warm',
    `${found.warmMs.toFixed(0)} ms`,
    '',
    '≤ 1500 ms',
  ]);
  rows.push([
    'POST to first sent event, median of 20',
    `${found.postToSentMs.toFixed(1)} ms`,
    '',
    '≤ 30 ms',
  ]);
  rows.push([
    'first load, gzipped, without fonts',
    `${(found.firstLoadBytes / 1000).toFixed(1)} KB`,
    '',
    '≤ 100 KB',
  ]);
  return rows;
}

export function pageRows(found) {
  const rows = [];
  rows.push([
    'click to first packet painted, median of 20',
    `${found.clickToPaintMs.toFixed(0)} ms`,
    '',
    '≤ 100 ms',
  ]);
  rows.push([
    `memory that stays with each of ${found.runs} further runs`,
    `${(found.heapPerRun / 1000).toFixed(1)} KB`,
    `the page holds ${(found.heapBytes / 1e6).toFixed(1)} MB`,
    'flat',
  ]);
  return rows;
}

export function stageRows(found) {
  const rows = [];
  const count = (number) => number.toLocaleString('en');
  const { shortRun, longRun } = found;
  const long = `a run of ${count(longRun.events)} events, ${count(longRun.packets)} packets`;
  rows.push([
    'first picture of a recorded run',
    `${found.firstPictureMs.toFixed(0)} ms`,
    `${count(shortRun.packets)} packets, ${count(shortRun.events)} events`,
    '≤ 500 ms',
  ]);
  rows.push(['seek to a random place, median', `${found.seekMs.toFixed(1)} ms`, long, '≤ 16 ms']);
  rows.push(['seek to a random place, p95', `${found.seekP95Ms.toFixed(1)} ms`, long, '≤ 33 ms']);
  rows.push(['playing', `${found.playFps.toFixed(0)} frames/s`, long, '≥ 55']);
  rows.push(['scrolling', `${found.scrollFps.toFixed(0)} frames/s`, long, '≥ 55']);
  const million = 'a capture of 1,000,000 packets';
  rows.push(['opened, ready to choose from', `${found.openedMs.toFixed(0)} ms`, million, '']);
  rows.push([
    'longest the page did not answer while it opened and unfolded',
    `${found.openGapMs.toFixed(0)} ms`,
    million,
    '',
  ]);
  rows.push(['scrolling', `${found.millionScrollFps.toFixed(0)} frames/s`, million, '']);
  rows.push([
    'memory of the whole page a packet, beyond the file',
    `${found.pageBytesPerPacket.toFixed(0)} bytes`,
    million,
    '≤ 200 bytes',
  ]);
  return rows;
}

export function coreRows(found) {
  const rows = [];
  const { packets, ourSeconds, bareSeconds, tcptraceSeconds, tsharkSeconds, bytesPerPacket } =
    found;
  const rate = (seconds) => Math.round(packets / seconds).toLocaleString('en');
  const times = (seconds, name) =>
    seconds === null
      ? `${name} is not installed`
      : `${name} ${rate(seconds)} /s: we are ${(seconds / ourSeconds).toFixed(2)} times as fast`;
  rows.push([
    `packets opened and analysed, of ${packets.toLocaleString('en')}`,
    `${rate(ourSeconds)} /s`,
    [
      times(tsharkSeconds, 'tshark -T fields'),
      times(tcptraceSeconds, 'tcptrace -n'),
      times(bareSeconds, 'bare loop'),
    ].join('; '),
    '≥ 20 × tshark, ≥ ¼ × tcptrace',
  ]);
  rows.push([
    'memory a packet beyond the file',
    `${bytesPerPacket.toFixed(0)} bytes`,
    '',
    '≤ 200 bytes',
  ]);
  return rows;
}
