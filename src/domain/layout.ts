/** The comment that tells editors which schema a file follows. */
export const schemaLine = /^# yaml-language-server: \$schema=\S+[ \t]*\r?$/m;

export const spacesAtLineEnd = /[ \t]+(?=\r?$)/gm;
