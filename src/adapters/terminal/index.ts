export { createAccessibleCandidate } from './accessible-candidate.ts';
export { createEditor } from './external-editor.ts';
export { createPipedCandidate } from './piped-candidate.ts';
export { createTerminalCandidate } from './terminal-candidate.ts';
