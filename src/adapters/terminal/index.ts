export { createAccessibleCandidate } from './accessible-candidate.ts';
export { createPipedCandidate } from './piped-candidate.ts';
export { createTerminalCandidate } from './terminal-candidate.ts';
