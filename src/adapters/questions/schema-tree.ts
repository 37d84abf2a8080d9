import schema from '../../../schemas/question-file.schema.json' with { type: 'json' };
import { stepsOf } from './pointer.ts';

/** As much of a JSON Schema as explaining a mistake needs. */
export interface Subschema {
  readonly $ref?: string;
  readonly type?: string;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Subschema>>;
  readonly items?: Subschema;
  readonly anyOf?: readonly Subschema[];
}

const root = schema as unknown as Subschema & {
  readonly $defs: Readonly<Record<string, Subschema>>;
};

/** The schemas that may describe the value at a JSON pointer: one, or the branches of an anyOf. */
export function schemasAt(pointer: string): readonly Subschema[] {
  return stepsOf(pointer).reduce<readonly Subschema[]>(
    (found, step) => found.flatMap((each) => branchesOf(childOf(each, step))),
    branchesOf(root),
  );
}

function childOf({ properties, items }: Subschema, step: string): Subschema | undefined {
  if (properties !== undefined && Object.hasOwn(properties, step)) return properties[step];
  return /^\d+$/.test(step) ? items : undefined;
}

function branchesOf(subschema: Subschema | undefined): readonly Subschema[] {
  if (subschema === undefined) return [];
  if (subschema.anyOf !== undefined) return subschema.anyOf.flatMap(branchesOf);
  const target = subschema.$ref?.replace('#/$defs/', '');
  return target === undefined ? [subschema] : branchesOf(root.$defs[target]);
}
