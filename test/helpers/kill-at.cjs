/** Loaded before a program: ends it, as SIGKILL does, at the KILL_AT-th change of a file of the history. */
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

let left = Number(process.env.KILL_AT);
for (const name of ['renameSync', 'copyFileSync', 'writeFileSync', 'rmSync']) {
  const change = fs[name];
  fs[name] = (path, ...more) => {
    if (/history\.d/.test(String(path)) && left-- === 0) process.kill(process.pid, 'SIGKILL');
    return change(path, ...more);
  };
}
syncBuiltinESMExports();
