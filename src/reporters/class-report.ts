import type {
  GradeSummary,
  GroupSummary,
  KeyPointSummary,
  LikenessSummary,
} from '../domain/grade-summary.ts';
import type { RowReference } from '../domain/tally.ts';
import type { Block, Column, Table } from './document/blocks.ts';
import { shortened } from './document/shortened.ts';

const mostKeyPoints = 15;
const longestId = 60;

/** What a class report says, in its order; sections with nothing to say are left out. */
export function classReport(summary: GradeSummary): Block[] {
  return [
    { kind: 'title', text: 'Class report' },
    { kind: 'facts', facts: facts(summary) },
    ...(summary.mean === null ? [] : [howSure]),
    ...section('Scores', [distribution(summary)]),
    ...tableSection('Questions, weakest first', groupTable('Question', summary.questions)),
    ...tableSection('Skills, weakest first', groupTable('Skill', summary.skills)),
    ...tableSection(hardestOf(summary.keyPoints.length), keyPointTable(summary.keyPoints)),
    ...tableSection('Most common improvements', improvementTable(summary)),
    ...placesToLook(summary),
    ...tableSection('Answers', answerTable(summary)),
  ];
}

const howSure: Block = {
  kind: 'paragraph',
  text: 'The margin (±) is a 95 % interval for the mean: how far it may be off by the chance of who answered. Whether the scorer agrees with your own scores is measured by drill calibrate.',
};

function hardestOf(all: number): string {
  return all > mostKeyPoints
    ? `Key points, the ${mostKeyPoints} hardest of ${all} first`
    : 'Key points, hardest first';
}

function facts(summary: GradeSummary): (readonly [string, string])[] {
  const { answers, scored, unscored, reasons, mean, margin, median, min, max } = summary;
  const why = Object.entries(reasons).map(([code, count]) => `${count} ${code}`);
  return [
    ['Answers', String(answers)],
    ['Scored', String(scored)],
    ['Unscored', why.length === 0 ? String(unscored) : `${unscored} (${why.join(', ')})`],
    ['Mean', mean === null ? 'none' : `${shown(mean)}${margin === null ? '' : ` ± ${margin}`}`],
    ...(mean === null
      ? []
      : ([
          ['Median', shown(median)],
          ['Range', `${min}–${max}`],
        ] as const)),
  ];
}

function section(title: string, blocks: readonly Block[]): Block[] {
  return [{ kind: 'heading', text: title }, ...blocks];
}

function tableSection(title: string, table: Table): Block[] {
  return table.rows.length === 0 ? [] : section(title, [table]);
}

function distribution({ distribution: counts }: GradeSummary): Block {
  return {
    kind: 'bars',
    bars: counts.map((count, index) => ({
      label: `${index * 10}–${index === 9 ? 100 : index * 10 + 9}`,
      count,
    })),
  };
}

const number = (title: string): Column => ({ title, numeric: true });

function groupTable(title: string, groups: readonly GroupSummary[]): Table {
  return {
    kind: 'table',
    columns: [...['Mean', '±', 'Median', 'Min', 'Max', 'n'].map(number), { title }],
    rows: groups.map(({ id, mean, margin, median, min, max, scored }) => [
      shown(mean),
      margin === null ? '' : shown(margin),
      shown(median),
      String(min ?? ''),
      String(max ?? ''),
      String(scored),
      id,
    ]),
  };
}

function keyPointTable(keyPoints: readonly KeyPointSummary[]): Table {
  return {
    kind: 'table',
    columns: [
      ...['Found', 'Not sure', 'Not found'].map(number),
      { title: 'Question' },
      { title: 'Key point' },
    ],
    rows: keyPoints
      .slice(0, mostKeyPoints)
      .map(({ questionId, description, met, partial, missed }) => [
        ...[met, partial, missed].map(String),
        questionId,
        description,
      ]),
  };
}

function improvementTable({ improvements }: GradeSummary): Table {
  return {
    kind: 'table',
    columns: [number('Answers'), { title: 'Improvement' }],
    rows: improvements.map(({ text, count }) => [String(count), text]),
  };
}

function placesToLook({ flags, alike }: GradeSummary): Block[] {
  const flagged: Table = {
    kind: 'table',
    columns: [number('Answers'), { title: 'Flag' }, { title: 'Rows' }],
    rows: flags.map(({ code, count, rows }) => [String(count), code, named(rows, count)]),
  };
  const likeness = alike === null ? [] : likenessBlocks(alike);
  if (flagged.rows.length === 0 && likeness.length === 0) return [];
  return section('Places to look', [
    {
      kind: 'paragraph',
      text: 'A place to look, not a verdict: read the answers before you speak to anybody.',
    },
    ...(flagged.rows.length === 0 ? [] : [flagged]),
    ...likeness,
  ]);
}

function likenessBlocks({ groups, total, compared, leftOut }: LikenessSummary): Block[] {
  const more = total > groups.length ? ` The first ${groups.length} of ${total} groups.` : '';
  const rest = leftOut > 0 ? ` ${leftOut} further answers were not compared.` : '';
  const told: Block = {
    kind: 'paragraph',
    text: `Answers to the same question that share most of their phrases, among ${compared} compared.${more}${rest}`,
  };
  if (groups.length === 0) return leftOut > 0 ? [told] : [];
  return [
    told,
    {
      kind: 'table',
      columns: [number('Alike'), { title: 'Question' }, { title: 'Rows' }],
      rows: groups.map(({ questionId, likeness, answers }) => [
        `${Math.round(likeness * 100)} %`,
        questionId,
        named(answers, answers.length),
      ]),
    },
  ];
}

function answerTable({ listed, answers }: GradeSummary): Table {
  const rest = answers - listed.length;
  return {
    kind: 'table',
    columns: [
      number('Row'),
      { title: 'Id' },
      { title: 'Question' },
      number('Score'),
      { title: 'Flags' },
      { title: 'To improve' },
    ],
    rows: [
      ...listed.map(({ row, id, questionId, score, flags, remark }) => [
        String(row),
        String(id ?? ''),
        questionId ?? '',
        score === null ? 'unscored' : String(score),
        flags.join(', '),
        remark,
      ]),
      ...(listed.length > 0 && rest > 0
        ? [
            [
              '…',
              '',
              '',
              '',
              '',
              `${rest} further answers are in the rows that drill grade writes.`,
            ],
          ]
        : []),
    ],
  };
}

function named(rows: readonly RowReference[], count: number): string {
  const names = rows.map(({ row, id }) =>
    id === undefined ? `${row}` : `${row} (${shortened(String(id), longestId)})`,
  );
  const rest = count - rows.length;
  return rest > 0 ? `${names.join(', ')} and ${rest} more` : names.join(', ');
}

function shown(value: number | null): string {
  return value === null ? '' : value.toFixed(1);
}
