import type { LoadedFile } from '../../domain/ports.ts';
import type { Place, Problem } from '../../domain/problem.ts';
import { Findings } from './finding.ts';
import { parseYaml } from './parse.ts';
import { fileStart, placesOf } from './places.ts';
import { sourceMapOf } from './source-map.ts';

/** The problem of an id that an earlier file has, placed in both files. They are parsed again for it, as it is rare. */
export function duplicateId(
  id: string,
  own: LoadedFile,
  ownPath: string,
  first: LoadedFile,
  firstPath: string,
): readonly Problem[] {
  const { line, column } = locate(first.source, firstPath);
  const findings = new Findings(own.file);
  findings.add(
    'duplicate-id',
    { id, first: `${first.file}:${line}:${column}` },
    locate(own.source, ownPath),
    ownPath,
  );
  return findings.problems;
}

function locate(source: string, pointer: string): Place {
  const places = placesOf(source);
  const document = parseYaml(source, new Findings(''), places);
  return document === null ? fileStart : sourceMapOf(document, places).value(pointer);
}
