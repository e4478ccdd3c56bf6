import { readFileSync, writeFileSync } from 'node:fs';

const MB = 1e6;

/** Forgets how much memory the process has held so far, where the system can (Linux). */
export function forgetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // Elsewhere the peak includes making the input.
  }
}

/** The most resident memory since `forgetPeak`, in megabytes. */
export function peakMb(): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'latin1'));
    if (kilobytes !== null) return (Number(kilobytes[1]) * 1024) / MB;
  } catch {
    // Not Linux.
  }
  return (process.resourceUsage().maxRSS * 1024) / MB;
}

export function residentMb(): number {
  return process.memoryUsage.rss() / MB;
}
