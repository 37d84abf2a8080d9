import type { Document, ParsedNode } from 'yaml';

export type ParsedDocument = Document.Parsed<ParsedNode>;
