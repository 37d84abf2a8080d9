import { Document, isScalar, visit } from 'yaml';

const lineWidth = 100;
/** Longer texts are folded into a block, so that a change of a sentence shows as one. */
const longest = 80;

/** A question file as a person would write it; `content` need not be complete. */
export function writtenYaml(content: unknown): string {
  const document = new Document(content);
  visit(document, {
    Scalar(key, node) {
      if (key !== 'key' && isScalar(node) && typeof node.value === 'string')
        if (node.value.length > longest && !node.value.includes('\n')) node.type = 'BLOCK_FOLDED';
    },
    Seq(_key, node) {
      const isShort = node.items.every((item) => isScalar(item) && String(item.value).length < 30);
      if (isShort && node.items.length <= 5) node.flow = true;
    },
  });
  const schemaLine = '# yaml-language-server: $schema=../../schemas/question-file.schema.json\n';
  return schemaLine + document.toString({ lineWidth, flowCollectionPadding: false });
}
