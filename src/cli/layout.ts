import type { Layout } from '../reporters/layout.ts';

export const colorChoices = ['auto', 'always', 'never'] as const;
export type ColorChoice = (typeof colorChoices)[number];

interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

type Env = Readonly<Record<string, string | undefined>>;

const defaultWidth = 80;
const narrowest = 20;
const widest = 1000;

/**
 * Width, colors and glyphs for a stream. The flag decides over FORCE_COLOR, which decides over
 * NO_COLOR (https://no-color.org) and TERM=dumb; a stream that is no terminal gets no color.
 */
export function layoutFor(
  stream: Stream,
  env: Env,
  color: ColorChoice,
  accessible: boolean,
): Layout {
  return {
    // Asked again each time: a terminal may be resized in the middle of a session.
    get width() {
      return widthOf(stream, env);
    },
    colorLevel: colorLevel(stream, env, color),
    accessible,
  };
}

function widthOf(stream: Stream, env: Env): number {
  const columns = stream.columns ?? Number(env.COLUMNS);
  const width = Number.isInteger(columns) && columns > 0 ? columns : defaultWidth;
  return Math.min(widest, Math.max(narrowest, width));
}

function colorLevel(stream: Stream, env: Env, choice: ColorChoice): Layout['colorLevel'] {
  if (choice === 'never') return 0;
  const forced = choice === 'always' ? 1 : forcedLevel(env.FORCE_COLOR);
  if (forced !== null) return forced === 0 ? 0 : richest(env);
  if ((env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb' || stream.isTTY !== true) return 0;
  return richest(env);
}

/** What FORCE_COLOR asks for: null when it is not set, 0 for off. */
function forcedLevel(value: string | undefined): 0 | 1 | null {
  if (value === undefined) return null;
  return value === '0' || value === 'false' ? 0 : 1;
}

function richest(env: Env): 1 | 2 | 3 {
  if (env.COLORTERM === 'truecolor' || env.COLORTERM === '24bit') return 3;
  return /-256(color)?$/i.test(env.TERM ?? '') ? 2 : 1;
}
