/**
 * What each part of the rules scorer brings: the correlation of an answer's substance with its rating
 * on unseen questions, with all parts, without each, and with each alone.
 *
 *     node bench/ablation.mjs
 */
import { importSource } from './bundle.mjs';
import { pearson } from './statistics.mjs';
import { names, readGraded, unseenSubstance } from './training.mjs';

const { families, talking } = await importSource('src/scoring/rules/lexicon/telling.ts');
const parts = {
  likeness: ['likeness'],
  'phrases of the key points': ['said'],
  'manners (lapses)': ['lapses'],
  'families that tell': families.filter((family) => !(family in talking)),
  'families that talk': families.filter((family) => family in talking),
};
const all = Object.values(parts).flat();
const graded = readGraded();
const sets = [...new Set(graded.map(({ set }) => set))];

console.log(`${' '.repeat(36)}${sets.map((set) => set.padStart(20)).join('')}`);
row('all parts', all);
for (const [part, own] of Object.entries(parts))
  row(
    `without ${part}`,
    all.filter((name) => !own.includes(name)),
  );
for (const [part, own] of Object.entries(parts)) row(`only ${part}`, own);

function row(label, used) {
  const keep = ({ features, ...rest }) => ({
    ...rest,
    features: features.map((value, at) => (used.includes(names[at]) ? value : 0)),
  });
  const answers = graded.map((answer) => ({ ...keep(answer), misplaced: keep(answer.misplaced) }));
  const substance = unseenSubstance(answers);
  const cells = sets.map((set) => {
    const own = answers.filter((answer) => answer.set === set);
    const r = pearson(
      own.map((answer) => substance.get(answer)),
      own.map(({ goal }) => goal),
    );
    return r.toFixed(3).padStart(20);
  });
  console.log(`${label.padEnd(36)}${cells.join('')}`);
}
