/** Runs `drill grade` as a process of its own and tells how long it took and how much memory it had at most. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const bin = join(import.meta.dirname, '../bin/drill.js');
const tellPeak = `data:text/javascript,import{writeSync}from'node:fs';process.on('exit',()=>writeSync(3,String(process.resourceUsage().maxRSS)))`;

/** Resolves with seconds, peak RSS in MiB and the exit code. */
export function gradeRun(args) {
  return new Promise((resolve) => {
    const start = performance.now();
    const child = spawn(process.execPath, ['--import', tellPeak, bin, 'grade', ...args], {
      stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
    });
    let peak = '';
    child.stdio[3].on('data', (text) => {
      peak += text;
    });
    child.on('close', (code) => {
      const seconds = (performance.now() - start) / 1000;
      resolve({ seconds, peakMiB: Number(peak) / 1024, code });
    });
  });
}
