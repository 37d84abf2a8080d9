import manifest from '../../package.json' with { type: 'json' };

export const version: string = manifest.version;

/** Put in by scripts/build.mjs. */
declare const DRILL_BUILD: string | undefined;

/** A hash of all that the program was built from; null when it was not built. */
export const build: string | null = typeof DRILL_BUILD === 'undefined' ? null : DRILL_BUILD;
