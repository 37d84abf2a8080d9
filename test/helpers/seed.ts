import fc from 'fast-check';

/** The same cases on every run; DRILL_SEED tries others. A failure prints its seed. */
fc.configureGlobal({ seed: Number(process.env.DRILL_SEED ?? 20261124) });
